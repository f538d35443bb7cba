/** The switch of the language: what the fragment of the address says, a place on the page or what is shown, comes along. */
const link = document.querySelector<HTMLAnchorElement>("a[data-language]");
link?.addEventListener("click", () => {
  link.hash = location.hash;
});
