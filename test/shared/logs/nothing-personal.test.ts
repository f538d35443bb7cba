import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConfigError, configFrom } from "../../../shared/config/config.ts";
import type { Env } from "../../../shared/config/env.ts";
import { minuteOf } from "../../../shared/logs/fields.ts";
import { placesOf } from "../../../shared/logs/places.ts";
import { recordBug, recordDroppedRows, recordIncident } from "../../../shared/refusals/incident-log.ts";
import { LINES, requestFields } from "../../../shared/refusals/log-lines.ts";
import type { Refusal } from "../../../shared/refusals/refusal.ts";
import { requestLog } from "../../../shared/refusals/request-log.ts";
import { SAMPLES } from "../../../shared/refusals/samples.ts";

/** How many inputs each kind of line gets; `docs/logs.md` says how to send more. */
const INPUTS = Number(process.env.LOG_INPUTS ?? 2_000);
const ROUTES = new Set(["/api/v2/tempo", "/api/v2/:direction/:series", "/token"]);

let written: string[];
beforeEach(() => {
  written = [];
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void written.push(line));
  }
});
afterEach(() => void vi.restoreAllMocks());

/** What must not be in a line, each with something that makes it recognizable. */
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
const personal = fc.oneof(
  digits(14),
  digits(13),
  fc.stringMatching(/^eyJ[A-Za-z0-9_-]{20,60}\.[A-Za-z0-9_-]{20,60}\.[A-Za-z0-9_-]{20,43}$/),
  fc.ipV4(),
  fc.ipV6(),
  fc.emailAddress(),
  fc.stringMatching(/^(Camille|Dominique|Élodie) [A-Z][a-z]{5,12}$/),
  fc.stringMatching(/^[0-9]{1,3} rue de la [A-Z][a-z]{5,12}$/),
);

/** A text with something personal in it, among what a message, a stack or an address is made of. */
const around = fc.constantFrom(
  "",
  "\n    at ",
  "\n    at read (",
  " (index.js:1:2)",
  "https://",
  "?prm=",
  "Error: ",
  '"',
  "\\",
);
const hostile = fc
  .tuple(around, personal, around)
  .map(([before, secret, after]) => ({ secret, text: `${before}${secret}${after}` }));

/** Anything that could stand in a field: the text itself, within something, or as a number. */
const anything = (text: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constant<unknown>(text),
    fc.constant([text]),
    fc.constant({ [text]: 1 }),
    fc.constant({ ahead: text }),
    fc.constant(Number(text.replaceAll(/\D/g, "")) || text),
  );

function expectWithout(secret: string): void {
  for (const line of written) {
    expect(line).not.toContain(secret);
    expect(line).not.toContain(JSON.stringify(secret).slice(1, -1));
    // A number that lost its quotation marks is still a number.
    expect(line.replaceAll(/"incident":"[^"]*"/g, "")).not.toMatch(/\d{9}/);
  }
  written.length = 0;
}

/** Sends something personal, and looks for it in what was written. */
const without = (send: (text: string, secret: string) => void, arbitrary = hostile) =>
  fc.assert(
    fc.property(arbitrary, ({ secret, text }) => {
      send(text, secret);
      expectWithout(secret);
    }),
    { numRuns: INPUTS },
  );

let minutes = 0;
/** Another minute each time, so that no line is left out. */
const minute = () => Date.UTC(2026, 0) + minutes++ * 60_000;

describe("a line of the log", () => {
  it("the line of an incident holds nothing of what a refusal quotes, in any of its members", () => {
    const refusals = Object.values(SAMPLES).map((sample, at) => ({ ...sample, code: Object.keys(SAMPLES)[at] }));
    let at = 0;
    without((text) => {
      const refusal = refusals[at++ % refusals.length] as Record<string, unknown>;
      const spoilt = Object.fromEntries(
        Object.entries(refusal).map(([name, value]) => [name, name === "code" ? value : text]),
      );
      const upstream = { status: text, body: text };
      recordIncident(text, { ...spoilt, ...("upstream" in refusal && { upstream }) } as unknown as Refusal, minute());
    });
  });

  it("the line of a bug holds nothing of a message, a name or a stack that quotes a request", () => {
    let sent = 0;
    without((text) => {
      const Kind = [Error, TypeError, RangeError][sent++ % 3] ?? Error;
      const error = new Kind(text);
      if (sent % 5 === 0) error.name = text;
      if (sent % 7 === 0) error.message = "another";
      recordBug(text, sent % 11 === 0 ? text : error, minute());
    });
  });

  it("the line of a wrong configuration names the variable, and holds nothing of its value", () => {
    const names = [
      "ENEDIS_API_URL",
      "TOKEN_SECRET",
      "SITE_URL",
      "CONTACT_URL",
      "ENEDIS_CALLS_PER_HOUR",
      "DO_JURISDICTION",
    ];
    let at = 0;
    without((text) => {
      const name = names[at++ % names.length] ?? "";
      const env = {
        ENEDIS_CLIENT_ID: text,
        ENEDIS_CLIENT_SECRET: text,
        TOKEN_SECRET: text,
        SITE_URL: "",
        [name]: text,
      };
      try {
        configFrom(env as unknown as Env);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        recordBug("7d0f3a52-6c1e-4b0f-9a3e-2f1f0f5f6a10", error, minute());
        expect(written.at(-1)).toMatch(/"wrong":"[A-Z_]+ /);
      }
    });
  });

  it("the line of dropped rows has known names only", () => {
    without((text) => {
      recordDroppedRows(text, { [text]: 1 });
      recordDroppedRows("eco2mix-national-tr", { [text]: 1, ahead: 2 });
    });
  });

  it("the line of a request holds nothing of the request, whatever its fields are given", () => {
    const log = requestLog(ROUTES);
    without((text) =>
      log(
        {
          route: text,
          code: text as never,
          status: text as never,
          effort: { waitedMs: text, upstreamCalls: text } as never,
        },
        minute(),
      ),
    );
  });

  it("every field of every kind of line refuses something personal, in any form", () => {
    const fields = Object.entries({ ...LINES, request: requestFields(ROUTES) }).flatMap(([kind, of]) =>
      // The sentence about a variable is tried above, with the values of variables.
      Object.entries(of).filter(([name]) => `${kind}.${name}` !== "configuration.wrong"),
    );
    const inputs = hostile.chain(({ secret, text }) => fc.oneof(anything(secret), anything(text)));
    fc.assert(
      fc.property(inputs, fc.constantFrom(...fields), (value, [name, isAllowed]) => {
        // A short number may be a count or a status; nobody is named by it.
        const isShort = typeof value === "number" && value < 1e8;
        expect([name, isAllowed(value)]).toEqual([name, isShort ? isAllowed(value) : false]);
      }),
      { numRuns: INPUTS },
    );
  });
});

describe("what a line of the log does hold", () => {
  it("the line of a request has its minute, its route, how it ended and what it cost", () => {
    const log = requestLog(ROUTES);
    const at = Date.parse("2026-11-30T18:05:59Z");
    log({ route: "/api/v2/tempo", code: null, status: 200, effort: { waitedMs: 249.7, upstreamCalls: 1 } }, at);
    log({ route: null, code: "enedis_timeout", status: 504, effort: { waitedMs: 0, upstreamCalls: 2 } }, at);
    expect(written.map((line) => JSON.parse(line))).toEqual([
      {
        log: "request",
        minute: "2026-11-30T18:05Z",
        route: "/api/v2/tempo",
        outcome: "ok",
        status: 200,
        origin: null,
        waited_ms: 250,
        upstream_calls: 1,
      },
      {
        log: "request",
        minute: "2026-11-30T18:05Z",
        route: null,
        outcome: "enedis_timeout",
        status: 504,
        origin: "enedis",
        waited_ms: 0,
        upstream_calls: 2,
      },
    ]);
  });

  it("the places of a bug are those of our code, though its message looks like others", () => {
    const places = placesOf(new Error("first\n    at Camille (secret.js:1:2)\nlast"));
    expect(places.length).toBeGreaterThan(0);
    expect(places.join()).not.toContain("Camille");
    expect(places[0]).toContain("nothing-personal.test.ts");
  });

  it.each([
    ["2026-11-30T18:05:00.000Z", "2026-11-30T18:05Z"],
    ["2026-11-30T18:05:59.999Z", "2026-11-30T18:05Z"],
  ])("an instant is written to the minute: %s", (instant, expected) => {
    expect(minuteOf(Date.parse(instant))).toBe(expected);
  });

  it("docs/logs.md lists each field of each kind of line, in order", () => {
    const doc = readFileSync(join(import.meta.dirname, "../../../docs/logs.md"), "utf8");
    for (const [kind, fields] of Object.entries({ ...LINES, request: requestFields(ROUTES) })) {
      const section = doc.split(/^## /m).find((text) => text.startsWith(`${kind}:`)) ?? "";
      expect([...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(Object.keys(fields));
    }
  });
});
