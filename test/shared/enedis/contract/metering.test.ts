import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMetering } from "../../../../shared/enedis/contract/metering.ts";

const WINTER = Date.parse("2026-11-30T12:00:00Z");
const SUMMER = Date.parse("2026-07-14T12:00:00Z");
const NIGHT = [{ start: "22:00", end: "06:00" }];
const AFTERNOON = [{ start: "13:00", end: "16:00" }];

interface Period {
  readonly code: string | null;
  readonly periodesHoraires: string | null;
}

/** A body of `comptage_auto` with this text for the relay and these periods in the meter. */
const bodyOf = (relay: string | null, periods: readonly Period[] | null): object => ({
  relais: relay === null ? null : { plageHeuresCreuses: relay },
  compteurs: [{ programmationHoraire: periods && { programmationPosteHoraire: periods } }],
});
const programme = (hours: Readonly<Record<string, string | null>>): readonly Period[] =>
  Object.entries(hours).map(([code, periodesHoraires]) => ({ code, periodesHoraires }));

/** The ranges, or the code of what stands in their way. */
function offPeakOf(body: unknown, nowMs = WINTER) {
  const read = readMetering(typeof body === "string" ? body : JSON.stringify(body), nowMs);
  return read.ok ? read.value.offPeak : read.refusal.code;
}

describe("the off-peak hours of a meter", () => {
  it.each<[string, object, readonly object[]]>([
    ["the relay", bodyOf("HC (22H00-6H00)", null), NIGHT],
    ["the relay, before the programme", bodyOf("HC (22H00-6H00)", programme({ HC: "13H00-16H00" })), NIGHT],
    ["the programme, when the relay has none", bodyOf("", programme({ HC: "22H00-6H00", HP: "6H00-22H00" })), NIGHT],
    ["the programme, when the relay does not apply", bodyOf("NA", programme({ HC: "22H-6H" })), NIGHT],
    ["the programme, when the relay is not understood", bodyOf("la nuit", programme({ HC: "22H-6H" })), NIGHT],
    ["four registers that agree", bodyOf("", programme({ HCH: "22H-6H", HPH: "6H-22H", HCB: "22H00-6H00" })), NIGHT],
    ["six registers that agree", bodyOf(null, programme({ HCJB: "22H-6H", HCJW: "22H-6H", HCJR: "22H-6H" })), NIGHT],
    ["six registers with the code behind", bodyOf(null, programme({ BUHC: "22H-6H", BUHP: "6H-22H" })), NIGHT],
    ["a code with spaces, in lower case", bodyOf(null, programme({ " hc ": "22H-6H" })), NIGHT],
  ])("off-peak hours are those of %s", (_, body, ranges) => {
    expect(offPeakOf(body)).toEqual(ranges);
  });

  it("off-peak hours of two seasons are those of the season", () => {
    const seasons = bodyOf("", programme({ HCH: "22H-6H", HCB: "13H-16H" }));
    expect([offPeakOf(seasons, WINTER), offPeakOf(seasons, SUMMER)]).toEqual([NIGHT, AFTERNOON]);
  });

  it.each<[string, object]>([
    ["nothing for the relay and no programme", bodyOf(null, null)],
    ["an empty text for the relay", bodyOf("", null)],
    ["a relay that does not apply", bodyOf("NA", [])],
    ["a programme with the register of the base tariff alone", bodyOf("NA", programme({ BASE: "0H00-24H00" }))],
    ["no meters", { relais: null }],
  ])("a meter has no off-peak hours when its body has %s", (_, body) => {
    expect(offPeakOf(body)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["words for the relay", bodyOf("la nuit", null)],
    ["words for the relay and the base tariff", bodyOf("la nuit", programme({ BASE: "" }))],
    ["off-peak registers without hours", bodyOf("", programme({ HC: null, HP: "6H-22H" }))],
    ["peak hours alone", bodyOf("", programme({ HP: "6H00-22H00" }))],
    ["a code that is not known", bodyOf("", programme({ PM: "7H-10H" }))],
    ["a period without a code", bodyOf("", [{ code: null, periodesHoraires: "22H-6H" }])],
    ["six registers that differ", bodyOf("", programme({ HCJB: "22H-6H", HCJR: "23H-5H" }))],
    ["a season that is not understood", bodyOf("", programme({ HCH: "la nuit", HCB: "22H-6H" }))],
    ["a relay that is a text", { relais: "HC (22H00-6H00)" }],
    ["meters that are no list", { compteurs: { programmationHoraire: null } }],
    ["neither of the two members", { typeComptage: { code: "LINKY" } }],
    ["a list", []],
  ])("off-peak hours are not understood in a body with %s", (_, body) => {
    expect(offPeakOf(body)).toBe("enedis_not_understood");
  });

  it.each(["", "{", "null", "12", '"HC"'])("the body %j is malformed", (body) => {
    expect(offPeakOf(body)).toBe("enedis_malformed_answer");
  });
});

const anyHours = fc.oneof(
  fc.constantFrom(null, "", "NA", "22H00-6H00", "13H-16H", "22:00-24:00,1:00-6:00"),
  fc.string({ maxLength: 12 }),
);
const anyPeriod: fc.Arbitrary<Period> = fc.record({
  code: fc.oneof(fc.constantFrom(null, "BASE", "HC", "HP", "HCH", "HCB", "HCJR", "BUHC", "PM"), fc.string()),
  periodesHoraires: anyHours,
});

describe("a metering body of any kind", () => {
  it("'none' is said only when every text is empty or 'NA' and every code is the base tariff's", () => {
    const nothing = ["", "NA", "N/A", "NEANT", "AUCUN", "AUCUNE", "-"];
    const wordsOf = (hours: string | null) =>
      (hours ?? "").toUpperCase().replaceAll(/\b(HC|ET|DE)\b|[\s()"'«»;,.:]/g, "");
    fc.assert(
      fc.property(anyHours, fc.array(anyPeriod, { maxLength: 4 }), (relay, periods) => {
        const offPeak = offPeakOf(bodyOf(relay, periods));
        if (offPeak.length > 0) return;
        expect(periods.every(({ code }) => code?.trim().toUpperCase() === "BASE")).toBe(true);
        expect(nothing).toContain(wordsOf(relay));
      }),
    );
  });

  it("a body gives clock times or the reason why not, and nothing of itself", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.json(), (body, member) => {
        for (const text of [body, `{"relais":${member}}`, `{"compteurs":[${member}]}`]) {
          const offPeak = offPeakOf(text);
          if (typeof offPeak === "string") expect(offPeak).toMatch(/^enedis_(not_understood|malformed_answer)$/);
          else for (const { start, end } of offPeak) expect(`${start} ${end}`).toMatch(/^\d\d:\d\d \d\d:\d\d$/);
        }
      }),
    );
  });
});
