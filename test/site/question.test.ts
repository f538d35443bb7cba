import { describe, expect, it } from "vitest";
import { kindsOf, metersOf } from "../../site/browser/examples/opened.ts";
import { periodInWords } from "../../site/browser/examples/period-words.ts";
import { addressOf, consoOf, curlOf, linkyOf, type Question } from "../../site/browser/examples/question.ts";
import { stampInWords } from "../../site/browser/examples/stamp-words.ts";
import { METER, OTHER_METER } from "../support/meters.ts";

const ORIGIN = "https://conso.example";
const DEMO: Question = { mine: null, kind: "daily_consumption", start: "2026-11-01", end: "2026-11-08", error: null };
const MINE: Question = { ...DEMO, mine: { token: "a.b.c", meter: METER } };

describe("a question", () => {
  it("a question about the demo meter needs neither meter nor token", () => {
    const address = `${ORIGIN}/api/demo/daily_consumption?start=2026-11-01&end=2026-11-08`;
    expect(addressOf(DEMO, ORIGIN).href).toBe(address);
    expect(curlOf(DEMO, ORIGIN)).toBe(`curl '${address}'`);
    expect([linkyOf(DEMO), consoOf(DEMO, ORIGIN)]).toEqual([null, null]);
  });

  it("a question asks the demo meter for an error, and never a real one", () => {
    const error = "enedis_no_data";
    expect(addressOf({ ...DEMO, error }, ORIGIN).searchParams.get("error")).toBe(error);
    expect(addressOf({ ...MINE, error }, ORIGIN).searchParams.has("error")).toBe(false);
  });

  it("a question about a real meter shows placeholders for what is missing", () => {
    const empty = { ...MINE, mine: { token: "", meter: "" } };
    expect(curlOf(empty, ORIGIN)).toContain("prm=PRM&");
    expect(curlOf(empty, ORIGIN)).toContain("Bearer JETON");
  });

  it.each(["a'b", "$(reboot)", "`reboot`", 'a"; reboot; "'])(
    "a question quotes a pasted value so that the shell runs nothing: %s",
    (token) => {
      const pasted = { ...MINE, mine: { token, meter: METER } };
      const [, header = ""] = /-H ('.*')$/s.exec(curlOf(pasted, ORIGIN)) ?? [];
      // How a POSIX shell reads it: quotes removed, nothing else changed.
      expect(header.slice(1, -1).replaceAll("'\\''", "'")).toBe(`Authorization: Bearer ${token}`);
      expect(header.slice(1, -1).replaceAll("'\\''", "")).not.toContain("'");
    },
  );
});

const token = (payload: unknown) => `h.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.s`;

describe("the readings that a token opens", () => {
  const ALL = [
    "daily_consumption",
    "consumption_load_curve",
    "consumption_max_power",
    "daily_production",
    "production_load_curve",
  ];
  const [DAILY, CURVE, POWER] = ALL;
  const sub = [METER, OTHER_METER];

  it.each([
    ["that says nothing", { sub }, ALL],
    ["of a meter that only draws", { sub, roles: [["consumption"], []] }, [DAILY, CURVE, POWER]],
    ["whose other meter only draws", { sub, roles: [["consumption", "production"], ["consumption"]] }, ALL],
    ["of a meter about which nobody told", { sub, roles: [[], ["consumption"]] }, ALL],
    ["narrowed to consumption", { sub, scope: "consumption" }, [DAILY, CURVE, POWER]],
    ["narrowed to consumption by day", { sub, scope: "consumption daily" }, [DAILY, POWER]],
    ["with a scope of another gateway", { sub, scope: "everything" }, ALL],
  ])("the page offers the readings of a token %s", (_which, payload, kinds) => {
    expect(kindsOf(token(payload), METER)).toEqual(kinds);
  });

  it("the page offers all readings for a text that is no token, and leaves the refusal to the API", () => {
    expect(kindsOf("hello", METER)).toEqual(ALL);
  });
});

describe("the period of an answer, in words", () => {
  const said = (start: string, end: string) =>
    periodInWords({ start, end })
      .map((part) => (typeof part === "string" ? part : part[1]))
      .join("");

  it.each([
    ["2026-11-21", "2026-11-28", "du 21 au 27 novembre 2026"],
    ["2026-11-01", "2026-11-08", "du 1er au 7 novembre 2026"],
    ["2026-10-28", "2026-11-04", "du 28 octobre au 3 novembre 2026"],
    ["2025-12-28", "2026-01-02", "du 28 décembre 2025 au 1er janvier 2026"],
    ["2026-10-25", "2026-10-26", "le 25 octobre 2026"],
    ["2026-10-25", "2026-10-25", "le 25 octobre 2026"],
  ])("the period from %s to %s, which is not included, is written %s", (start, end, words) => {
    expect(said(start, end)).toBe(words);
  });

  it("the period of an answer in words has the date of each day for machines", () => {
    const days = periodInWords({ start: "2026-11-21", end: "2026-11-28" }).flatMap((part) =>
      typeof part === "string" ? [] : [part[0]],
    );
    expect(days).toEqual(["2026-11-21", "2026-11-27"]);
  });
});

describe("a stamp in the table of values", () => {
  it.each([
    ["2026-11-21", "samedi 21 novembre 2026"],
    ["2026-11-21 19:32:05", "samedi 21 novembre 2026 à 19:32"],
  ])("the stamp %s in the table of values is read as %s", (stamp, words) => {
    expect(stampInWords(stamp)).toBe(words);
  });
});

describe("the meters of a token", () => {
  it.each([
    ["a list", token({ sub: [METER, OTHER_METER] }), [METER, OTHER_METER]],
    ["a single one", token({ sub: METER }), [METER]],
    ["something else", token({ sub: [1, "x"] }), []],
    ["no token", "hello", []],
    ["nothing", "", []],
  ])("the meters of a token are read from %s", (_what, text, meters) => {
    expect(metersOf(text)).toEqual(meters);
  });
});
