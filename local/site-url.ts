/** The origin of the public site, from the variable `SITE_URL` of a build; "" without one, so that addresses stay relative. */
export function siteOrigin(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  const url = URL.parse(text);
  if (url === null || url.protocol !== "https:" || url.href !== `${url.origin}/`) {
    throw new Error("SITE_URL is not the https address of a site, without a path");
  }
  return url.origin;
}
