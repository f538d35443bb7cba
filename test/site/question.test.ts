import { describe, expect, it } from "vitest";
import { addressOf, curlOf, linkyOf, metersOf, type Question } from "../../site/browser/examples/question.ts";

const ORIGIN = "https://conso.example";
const DEMO: Question = { mine: null, kind: "daily_consumption", start: "2026-11-01", end: "2026-11-08", error: null };
const MINE: Question = { ...DEMO, mine: { token: "a.b.c", meter: "22516914714270" } };

describe("a question", () => {
  it("about the demo meter needs neither meter nor token", () => {
    const address = `${ORIGIN}/api/demo/daily_consumption?start=2026-11-01&end=2026-11-08`;
    expect(addressOf(DEMO, ORIGIN).href).toBe(address);
    expect(curlOf(DEMO, ORIGIN)).toBe(`curl '${address}'`);
    expect(linkyOf(DEMO)).toBeNull();
  });

  it("asks the demo meter for an error, and never a real one", () => {
    const error = "enedis_no_data";
    expect(addressOf({ ...DEMO, error }, ORIGIN).searchParams.get("error")).toBe(error);
    expect(addressOf({ ...MINE, error }, ORIGIN).searchParams.has("error")).toBe(false);
  });

  it("about a real meter shows placeholders for what is missing", () => {
    const empty = { ...MINE, mine: { token: "", meter: "" } };
    expect(curlOf(empty, ORIGIN)).toContain("prm=PRM&");
    expect(curlOf(empty, ORIGIN)).toContain("Bearer JETON");
  });

  it.each(["a'b", "$(reboot)", "`reboot`", 'a"; reboot; "'])(
    "quotes a pasted value so that the shell runs nothing: %s",
    (token) => {
      const pasted = { ...MINE, mine: { token, meter: "22516914714270" } };
      const [, header = ""] = /-H ('.*')$/s.exec(curlOf(pasted, ORIGIN)) ?? [];
      // How a POSIX shell reads it: quotes removed, nothing else changed.
      expect(header.slice(1, -1).replaceAll("'\\''", "'")).toBe(`Authorization: Bearer ${token}`);
      expect(header.slice(1, -1).replaceAll("'\\''", "")).not.toContain("'");
    },
  );
});

describe("the meters of a token", () => {
  const token = (payload: unknown) => `h.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.s`;

  it.each([
    ["a list", token({ sub: ["22516914714270", "11453290002823"] }), ["22516914714270", "11453290002823"]],
    ["a single one", token({ sub: "22516914714270" }), ["22516914714270"]],
    ["something else", token({ sub: [1, "x"] }), []],
    ["no token", "hello", []],
    ["nothing", "", []],
  ])("are read from %s", (_what, text, meters) => {
    expect(metersOf(text)).toEqual(meters);
  });
});
