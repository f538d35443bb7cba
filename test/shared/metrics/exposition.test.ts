import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exposition, labelsOf, prometheusName } from "../../../shared/metrics/exposition.ts";
import {
  BOUNDS,
  INSTRUMENT_NAMES,
  INSTRUMENTS,
  type Instrument,
  type InstrumentName,
  type Observe,
} from "../../../shared/metrics/instruments.ts";
import { Registry } from "../../../shared/metrics/registry.ts";
import { admission, OTHER } from "../../../shared/metrics/words.ts";

const OWN = { routes: ["/api/v2/tempo", "/api/v2/:direction/:series"], applications: ["first", "second"] };
const registry = () => new Registry(admission(OWN));
const NO_REQUEST = { "http.request.method": "GET", "http.route": "/api/v2/tempo", "http.response.status_code": "200" };

describe("the list of instruments", () => {
  it("every instrument has a name of OpenTelemetry's, or begins with conso", () => {
    const semantic = ["http.server.request.duration", "http.client.request.duration"];
    expect(INSTRUMENT_NAMES.filter((name) => !name.startsWith("conso.") && !semantic.includes(name))).toEqual([]);
  });

  it("every histogram is in seconds, so that the bounds of its buckets are too", () => {
    const units = INSTRUMENT_NAMES.filter((name) => INSTRUMENTS[name].kind === "histogram").map(
      (name) => INSTRUMENTS[name].unit,
    );
    expect(new Set(units)).toEqual(new Set(["s"]));
    expect([...BOUNDS].sort((a, b) => a - b)).toEqual(BOUNDS);
  });

  it("no two instruments have one name in Prometheus", () => {
    expect(new Set(INSTRUMENT_NAMES.map(prometheusName)).size).toBe(INSTRUMENT_NAMES.length);
  });
});

describe("the text for Prometheus", () => {
  it("a registry in which nothing was counted is empty", () => {
    expect(exposition([registry()])).toBe("");
  });

  it("a counter has its unit and its kind in its name, and adds up", () => {
    const counted = registry();
    counted.observe("conso.consents", 1, { "conso.consent": "left" });
    counted.observe("conso.consents", 1, { "conso.consent": "left" });
    counted.observe("conso.consents", 1, { "conso.consent": "back" });
    expect(exposition([counted])).toBe(
      [
        "# HELP conso_consents_total People who left for Enedis to consent, and how they came back",
        "# TYPE conso_consents_total counter",
        'conso_consents_total{conso_consent="left"} 2',
        'conso_consents_total{conso_consent="back"} 1',
        "",
      ].join("\n"),
    );
  });

  it("a histogram counts upwards, and its last bucket is its count", () => {
    const counted = registry();
    for (const seconds of [0.005, 0.05, 0.3, 61]) counted.observe("http.server.request.duration", seconds, NO_REQUEST);
    const lines = exposition([counted]).split("\n");
    const labels = 'http_request_method="GET",http_route="/api/v2/tempo",http_response_status_code="200"';
    const bucket = (le: string) => `http_server_request_duration_seconds_bucket{${labels},le="${le}"}`;
    expect(lines).toContain(`${bucket("0.01")} 1`);
    expect(lines).toContain(`${bucket("0.05")} 2`);
    expect(lines).toContain(`${bucket("60")} 3`);
    expect(lines).toContain(`${bucket("+Inf")} 4`);
    expect(lines).toContain(`http_server_request_duration_seconds_count{${labels}} 4`);
    expect(lines.find((line) => line.includes("_sum"))).toMatch(/ 61\.35\d*$/);
  });

  it("a gauge shows what was seen last, a negative value too", () => {
    const shown = registry();
    shown.observe("conso.clock.skew", 12, {});
    shown.observe("conso.clock.skew", -3, {});
    expect(exposition([shown])).toContain("\nconso_clock_skew_seconds -3\n");
  });

  it("a time that a clock made negative counts as none, and one that is no number is left out", () => {
    const counted = registry();
    counted.observe("conso.turn.wait", -5, {});
    counted.observe("conso.turn.wait", Number.NaN, {});
    expect(exposition([counted])).toContain("conso_turn_wait_seconds_sum 0\nconso_turn_wait_seconds_count 1\n");
  });
});

const wordsOf = (name: InstrumentName): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries((INSTRUMENTS[name] as Instrument).attributes).map(([attribute, words]) => [
      attribute.replaceAll(".", "_"),
      [...(typeof words === "string" ? OWN[words] : words), OTHER],
    ]),
  );

/** The labels of a line, but for the bound of a bucket. */
const labelsIn = (line: string) =>
  [...line.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].filter(([, label]) => label !== "le");

describe("whatever is observed", () => {
  const personal = fc.oneof(
    fc.stringMatching(/^[1-9][0-9]{13}$/),
    fc.stringMatching(/^eyJ[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}$/),
    fc.ipV4(),
    fc.emailAddress(),
    fc.constantFrom('"} 1\nforged 1', "__proto__", "constructor", "\n", '\\"', "GET", "first", "200"),
    fc.string(),
  );
  const observed = fc.record({
    name: fc.constantFrom(...INSTRUMENT_NAMES),
    value: fc.double(),
    texts: fc.array(personal, { minLength: 4, maxLength: 4 }),
  });

  it("only listed names, labels and values are written, so the number of series is bounded", () => {
    fc.assert(
      fc.property(fc.array(observed, { maxLength: 60 }), (observations) => {
        const counted = registry();
        const observe = counted.observe as (name: InstrumentName, value: number, attributes: object) => void;
        for (const { name, value, texts } of observations) {
          const attributes = Object.keys(INSTRUMENTS[name].attributes);
          observe(name, value, Object.fromEntries(attributes.map((attribute, at) => [attribute, texts[at]])));
        }
        const lines = exposition([counted]).split("\n");
        for (const line of lines.filter((line) => line !== "" && !line.startsWith("#"))) {
          const name = INSTRUMENT_NAMES.find((one) =>
            new RegExp(`^${prometheusName(one)}(_bucket|_sum|_count)?[{ ]`).test(line),
          );
          if (name === undefined) throw new Error(`no instrument of ours: ${line}`);
          const labels = labelsIn(line);
          expect(labels.map(([, label]) => label)).toEqual(labelsOf(name));
          for (const [, label = "", value = ""] of labels) expect(wordsOf(name)[label]).toContain(value);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("a value that is missing stands as another one", () => {
    const counted = registry();
    (counted.observe as Observe)("conso.refusals", 1, {} as never);
    expect(exposition([counted])).toContain(`conso_refusals_total{conso_code="${OTHER}"} 1`);
  });
});
