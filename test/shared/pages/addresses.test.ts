import { describe, expect, it } from "vitest";
import { chooses, formOf, linkFrom, RENDERED, TRANSLATED } from "../../../shared/pages/addresses.ts";

describe("the address of a page in a language", () => {
  it("an English page stands under /en, and a French one where it always stood", () => {
    expect([formOf("/", "en"), formOf("/", "fr")]).toEqual(["/en", "/"]);
    for (const path of TRANSLATED) expect(formOf(path, "fr")).toBe(path);
  });

  it.each(["/api/v2/status", "/style.css", "/nulle-part", "/en"])("%s has no other form", (path) => {
    expect(formOf(path, "en")).toBe(path);
  });

  it("the two kinds of pages have no address in common", () => {
    expect(TRANSLATED.filter((path) => RENDERED.includes(path))).toEqual([]);
  });
});

describe("a link of a page", () => {
  it.each([
    ["en", true, "/#questions", "/en#questions"],
    ["en", true, "/statut", "/langue?to=en&page=/statut"],
    ["en", true, "/mentions#code", "/langue?to=en&page=/mentions#code"],
    ["en", false, "/statut", "/statut"],
    ["en", false, "/", "/en"],
    ["fr", true, "/statut", "/statut"],
    ["fr", true, "/", "/"],
    ["en", true, "/api/v2/status", "/api/v2/status"],
    ["en", true, "/api/auth?appareil", "/api/auth?appareil"],
    ["en", true, "/langue?to=fr&page=/", "/langue?to=fr&page=/"],
  ] as const)("in %s, on a file: %s, the link %s leads to %s", (language, isFile, href, leads) => {
    expect(linkFrom(language, isFile, href)).toBe(leads);
  });

  it("what chooses a language names the language and the page", () => {
    const { pathname, searchParams } = new URL(chooses("en", "/statut"), "https://conso.example");
    expect([pathname, ...searchParams]).toEqual(["/langue", ["to", "en"], ["page", "/statut"]]);
  });
});
