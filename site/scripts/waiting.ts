/**
 * Runs before the page is drawn, and waits for nothing: a tab that keeps a token shows that its readings are coming, where the form for a token
 * would stand until the other scripts have arrived.
 */
try {
  const keepsToken = ["sealed-token", "token"].some((name) => sessionStorage.getItem(name) !== null);
  document.documentElement.classList.toggle("opening", keepsToken);
} catch {
  // Without storage there is no token to wait for.
}
