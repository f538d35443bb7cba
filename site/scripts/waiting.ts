/**
 * Runs before the page is drawn, and waits for nothing: a tab that keeps a token, or a device that remembers one, shows that its readings are coming, where the form for a token
 * would stand until the other scripts have arrived.
 */
try {
  const keepsToken = ["sealed-token", "token"].some((name) => sessionStorage.getItem(name) !== null);
  const remembers = localStorage.getItem("remembers") !== null;
  document.documentElement.classList.toggle("opening", keepsToken || remembers);
} catch {
  // Without storage there is no token to wait for.
}
