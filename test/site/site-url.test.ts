import { describe, expect, it } from "vitest";
import { siteOrigin } from "../../local/site-url.ts";

describe("SITE_URL", () => {
  it.each([
    ["https://conso.example", "https://conso.example"],
    ["https://conso.example/", "https://conso.example"],
    ["", ""],
    [undefined, ""],
  ])("SITE_URL %j is the origin %j", (text, origin) => {
    expect(siteOrigin(text)).toBe(origin);
  });

  it.each(["conso.example", "http://conso.example", "https://conso.example/site", "https://conso.example/?a"])(
    "SITE_URL is refused when it is not the https address of a site: %s",
    (text) => {
      expect(() => siteOrigin(text)).toThrow("SITE_URL");
    },
  );
});
