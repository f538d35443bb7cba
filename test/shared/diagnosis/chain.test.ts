import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facts, Trial } from "../../../shared/diagnosis/facts.ts";
import { LINKS, type LinkName, linkOf, linksOf, verdictOf } from "../../../shared/diagnosis/links.ts";
import { isWorthMeterState } from "../../../shared/diagnosis/plan.ts";
import { CONNECTION_STATES } from "../../../shared/enedis/contract/supply.ts";
import { SERVICES_LEVELS } from "../../../shared/enedis/contract/synthesis.ts";
import { NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import { addDays, type Day, dayStartMs, daysOf } from "../../../shared/paris-time.ts";
import { SERIES, type SeriesName } from "../../../shared/readings/series.ts";
import type { Window } from "../../../shared/readings/window.ts";
import { REFUSALS_EN, REFUSALS_FR } from "../../../shared/refusals/program-texts.ts";
import type { Refusal } from "../../../shared/refusals/refusal.ts";
import { SAMPLES } from "../../../shared/refusals/samples.ts";
import { VERDICTS } from "../../../shared/status/verdict.ts";
import { EVERYTHING } from "../../../shared/token/scope.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const TODAY = "2026-11-20" as Day;
const WEEK = { start: addDays(TODAY, -7), end: TODAY };

const windowOf = (days: Window["days"]): Window => ({
  startMs: dayStartMs(days.start),
  endMs: dayStartMs(days.end),
  days,
});

/** A week of which these days have no reading: 0 is the first day, 6 is yesterday. */
function trial(series: SeriesName, missing: readonly number[], more: Partial<Trial> = {}): Trial {
  const expected = SERIES[series].family === "load_curve" ? 48 : 1;
  const coverage = daysOf(WEEK.start, WEEK.end).map((day, at) => {
    const present = missing.includes(at) ? 0 : expected;
    return { day, expected, present, missing: expected - present };
  });
  const base = { direction: "consumption", window: windowOf(WEEK), dropped: NONE_DROPPED, stepMinutes: null } as const;
  return { ...base, series, coverage, emptyRefusal: null, failure: null, ...more };
}

/** A week of curve of which one day, not missing, has so many points. */
function partial(on: number, present: number): Trial {
  const whole = trial("load_curve", []);
  const coverage = whole.coverage.map((day, at) => (at === on ? { ...day, present, missing: 48 - present } : day));
  return { ...whole, coverage };
}

const failed = (series: SeriesName, failure: Refusal): Trial => trial(series, [], { coverage: [], failure });

const WHOLE_WEEK = [0, 1, 2, 3, 4, 5, 6];
const budget = { limit: 500, remaining: 498, windowMs: 86_400_000, resetMs: 1_000 };

const facts = (trials: readonly Trial[], more: Partial<Facts> = {}): Facts => ({
  nowMs: NOW,
  token: { expiresAtMs: NOW + 86_400_000, scope: EVERYTHING, consentEndsAtMs: null },
  roles: ["consumption"],
  about: null,
  closed: null,
  trials,
  meterState: null,
  budgets: { meter: budget, shared: { ...budget, limit: 10_000 } },
  service: "well",
  ...more,
});

const verdict = (given: Facts): string => verdictOf(linksOf(given))?.code ?? "well";
const stateOf = (given: Facts, name: LinkName) => linksOf(given).find((link) => link.name === name)?.state;
const curve = { direction: "consumption", series: "load_curve" } as const;
const index = { direction: "consumption", series: "index" } as const;

describe("the verdict", () => {
  it.each<[string, string, Facts]>([
    ["well", "every day is there", facts([trial("daily", []), trial("load_curve", [])])],
    ["not_published_yet", "only yesterday is missing", facts([trial("daily", [6])])],
    [
      "not_published_yet",
      "yesterday's curve breaks off after 30 of 48 points",
      facts([partial(6, 30)], { about: curve }),
    ],
    [
      "enedis_malformed_answer",
      "the one point that yesterday's curve lacks is there, and cannot be read",
      facts([{ ...partial(6, 47), dropped: { ...NONE_DROPPED, unreadable: 1 } }], { about: curve }),
    ],
    ["hole", "the curve of a day that every meter has published has 30 of 48 points", facts([partial(2, 30)])],
    ["hole", "a day in the middle is missing", facts([trial("daily", [3])])],
    ["hole", "the last days are missing, older than any delay", facts([trial("daily", [1, 2, 3, 4, 5, 6])])],
    [
      "enedis_malformed_answer",
      "a day in the middle is there, and cannot be read",
      facts([trial("daily", [3], { dropped: { ...NONE_DROPPED, unreadable: 1 } })]),
    ],
    [
      "well",
      "every day is there, though one came twice and another was unreadable beside a good one",
      facts([trial("daily", [], { dropped: { ...NONE_DROPPED, repeated: 1, unreadable: 1 } })]),
    ],
    ["hole", "nothing is there all week", facts([trial("daily", WHOLE_WEEK)])],
    ["collection_off", "the days are there, no curve is", facts([trial("daily", []), trial("load_curve", WHOLE_WEEK)])],
    [
      "collection_off",
      "Enedis says that the curve is off, and the days are missing too",
      facts(
        [trial("daily", WHOLE_WEEK), trial("load_curve", WHOLE_WEEK, { emptyRefusal: SAMPLES.enedis_load_curve_off })],
        {
          about: curve,
        },
      ),
    ],
    [
      "hole",
      "neither days nor a curve are there: the meter is silent, whether its curve is collected or not",
      facts([trial("daily", WHOLE_WEEK), trial("load_curve", WHOLE_WEEK)], { about: curve }),
    ],
    [
      "before_activation",
      "Enedis says that the meter was not in service",
      facts([trial("daily", WHOLE_WEEK, { emptyRefusal: SAMPLES.enedis_before_activation })]),
    ],
    [
      "service_missing",
      "only this series lacks consent",
      facts([trial("daily", []), failed("index", SAMPLES.enedis_no_consent)], { about: index }),
    ],
    [
      "service_missing",
      "only the days lack consent",
      facts([failed("daily", SAMPLES.enedis_no_consent), trial("load_curve", [])]),
    ],
    [
      "enedis_no_consent",
      "both series lack consent",
      facts([failed("daily", SAMPLES.enedis_no_consent), failed("load_curve", SAMPLES.enedis_no_consent)]),
    ],
    [
      "well",
      "the named series is there, whatever the days",
      facts([trial("daily", [3]), trial("load_curve", [])], { about: curve }),
    ],
    [
      "enedis_timeout",
      "the named series was not tried, because the days failed",
      facts([failed("daily", SAMPLES.enedis_timeout)], { about: curve }),
    ],
    [
      "not_supplied",
      "nothing is there, and the meter is cut off",
      facts([trial("daily", WHOLE_WEEK)], { meterState: { servicesLevel: null, connectionState: "cut" } }),
    ],
    [
      "not_supplied",
      "the meter is not supplied, and so does not communicate either",
      facts([failed("daily", SAMPLES.enedis_technical_error)], {
        meterState: { servicesLevel: "not_communicating", connectionState: "not_supplied" },
      }),
    ],
    [
      "not_communicating",
      "Enedis does not know a meter that does not communicate",
      facts([failed("daily", SAMPLES.enedis_no_such_point)], {
        meterState: { servicesLevel: "not_communicating", connectionState: "supplied" },
      }),
    ],
    [
      "services_closed",
      "nothing is there, and the meter is not open to services",
      facts([trial("daily", WHOLE_WEEK)], { meterState: { servicesLevel: "closed", connectionState: null } }),
    ],
    [
      "hole",
      "nothing is there, though the meter is supplied with limited power and open",
      facts([trial("daily", WHOLE_WEEK)], { meterState: { servicesLevel: "open", connectionState: "limited" } }),
    ],
    [
      "enedis_no_such_point",
      "nothing says why Enedis does not know the meter",
      facts([failed("daily", SAMPLES.enedis_no_such_point)], {
        meterState: { servicesLevel: null, connectionState: null },
      }),
    ],
    ["scope_insufficient", "the token does not open the series", facts([], { closed: SAMPLES.scope_insufficient })],
  ])("the verdict is %s when %s", (code, _, given) => {
    expect(verdict(given)).toBe(code);
  });

  it("the verdict says to come back when the next readings are likely, for days that are not published yet", () => {
    expect(verdictOf(linksOf(facts([trial("daily", [6])])))).toEqual({
      code: "not_published_yet",
      retryAfterMs: 3_600_000,
    });
  });
});

describe("a refusal of Enedis or of the gate", () => {
  it.each<[LinkName, Refusal]>([
    ["consent", SAMPLES.enedis_no_consent],
    ["consent", SAMPLES.enedis_not_holder],
    ["consent", { ...SAMPLES.enedis_technical_error, settles: { retryAfterMs: 60_000 } }],
    ["meter", SAMPLES.enedis_wrong_direction],
    ["meter", SAMPLES.enedis_no_such_point],
    ["meter_budget", SAMPLES.quota_meter],
    ["meter_budget", SAMPLES.quota_loop],
    ["shared_quota", SAMPLES.quota_shared],
    ["shared_quota", SAMPLES.enedis_quota],
    ["enedis", SAMPLES.enedis_technical_error],
    ["enedis", SAMPLES.enedis_down],
    ["enedis", SAMPLES.enedis_unknown],
    ["enedis", SAMPLES.enedis_malformed_answer],
  ])("a refusal of Enedis or of the gate breaks the link %s: $code", (name, refusal) => {
    const given = facts([failed("daily", refusal)]);
    expect(verdict(given)).toBe(refusal.code);
    expect(linksOf(given).filter(({ state }) => state === "broken")).toMatchObject([{ name, code: refusal.code }]);
    expect(stateOf(given, "token")).toBe("ok");
  });
});

describe("the state of a meter", () => {
  const SETTLING: Refusal = { ...SAMPLES.enedis_technical_error, settles: { retryAfterMs: 60_000 } };

  it.each<[boolean, string, Facts]>([
    [true, "all week is a hole", facts([trial("daily", WHOLE_WEEK), trial("load_curve", WHOLE_WEEK)])],
    [true, "Enedis does not know the meter", facts([failed("daily", SAMPLES.enedis_no_such_point)])],
    [true, "every series fails", facts([failed("daily", SAMPLES.enedis_technical_error)])],
    [false, "the days are there", facts([trial("daily", []), trial("load_curve", WHOLE_WEEK)], { about: curve })],
    [false, "one day is there", facts([trial("daily", [1, 2, 3, 4, 5, 6])])],
    [false, "the consent is fresh", facts([failed("daily", SETTLING)])],
    [false, "the consent was revoked", facts([failed("daily", SAMPLES.enedis_no_consent)])],
    [false, "Enedis is down", facts([failed("daily", SAMPLES.enedis_down)])],
    [false, "the token does not open the series", facts([], { closed: SAMPLES.scope_insufficient })],
  ])("the state of a meter is worth two calls (%s) when %s", (isWorth, _, given) => {
    expect(isWorthMeterState(given)).toBe(isWorth);
  });
});

describe("a link that nothing was read about", () => {
  it("a link about which nothing was read is unknown, with the reason", () => {
    const links = linksOf(facts([], { closed: SAMPLES.scope_insufficient, roles: [], service: "enedis_down" }));
    const unknown = links.filter(({ state }) => state === "unknown").map(({ name, code }) => [name, code]);
    expect(Object.fromEntries(unknown)).toEqual({
      consent: "not_known",
      services: "list_out_of_reach",
      meter: "roles_unknown",
      activation: "not_known",
      collection: "not_known",
      publication: "not_known",
      enedis: "unsteady",
    });
  });

  it("a link about which nothing was read is never called broken because of that", () => {
    expect(stateOf(facts([]), "collection")).toBe("unknown");
  });
});

describe("the data types to expect", () => {
  it("the data types to expect are those that the token opens of what the meter measures", () => {
    const given = facts([], {
      roles: ["production"],
      token: { expiresAtMs: NOW, consentEndsAtMs: null, scope: { ...EVERYTHING, details: ["daily"] } },
    });
    expect(linksOf(given).find(({ name }) => name === "data_types")).toMatchObject({
      types: ["production daily", "production index"],
    });
  });
});

const ALL = Object.values(SAMPLES).filter(({ code }) => code in REFUSALS_FR) as readonly Refusal[];

const anyTrial: fc.Arbitrary<Trial> = fc
  .record({
    series: fc.constantFrom(...(Object.keys(SERIES) as SeriesName[])),
    missing: fc.uniqueArray(fc.constantFrom(...WHOLE_WEEK)),
    emptyRefusal: fc.option(
      fc.constantFrom(SAMPLES.enedis_no_data, SAMPLES.enedis_before_activation, SAMPLES.enedis_load_curve_off),
    ),
    failure: fc.option(fc.constantFrom(...ALL)),
  })
  .map(({ series, missing, emptyRefusal, failure }) =>
    failure === null ? trial(series, missing, { emptyRefusal }) : failed(series, failure),
  );

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    trials: fc.array(anyTrial, { maxLength: 2 }),
    about: fc.option(fc.constantFrom(curve, index)),
    closed: fc.option(fc.constant<Refusal>(SAMPLES.scope_insufficient), { freq: 8 }),
    roles: fc.subarray(["consumption", "production"] as const),
    service: fc.constantFrom(...VERDICTS),
    meterState: fc.option(
      fc.record({
        servicesLevel: fc.constantFrom(null, ...SERVICES_LEVELS),
        connectionState: fc.constantFrom(null, ...CONNECTION_STATES),
      }),
    ),
  })
  .map(({ trials, ...more }) => facts(trials, more));

describe("any facts", () => {
  it("any facts give every link once, and exactly one verdict: that of the first broken link, else well", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const links = linksOf(given);
        expect(links.map(({ name }) => name)).toEqual(LINKS);
        const broken = links.find(({ state }) => state === "broken");
        expect(verdict(given)).toBe(broken?.code ?? "well");
        for (const link of links) if (link.state === "broken") expect(linkOf(link.refusal)).toBe(link.name);
      }),
    );
  });

  it("any facts give a verdict that has a remedy in both languages", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const refusal = verdictOf(linksOf(given));
        for (const texts of [REFUSALS_FR, REFUSALS_EN]) {
          if (refusal !== null) expect(Object.keys(texts)).toContain(refusal.code);
        }
      }),
    );
  });

  it("any facts are well only when nothing failed and nothing that was tried is missing", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const whole = ({ failure, coverage }: Trial) =>
          failure === null && coverage.every(({ missing }) => missing === 0);
        const named = given.trials.filter(({ series }) => series === given.about?.series);
        const subjects = named.length > 0 ? named : given.trials;
        const { servicesLevel = null, connectionState = null } = given.meterState ?? {};
        const isReachable =
          [null, "open"].includes(servicesLevel) && [null, "supplied", "limited"].includes(connectionState);
        expect(verdict(given) === "well").toBe(given.closed === null && isReachable && subjects.every(whole));
      }),
    );
  });
});
