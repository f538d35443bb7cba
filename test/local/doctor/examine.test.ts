import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../local/doctor/ask.ts";
import { CHECKS, examine } from "../../../local/doctor/examine.ts";
import type { Seen } from "../../../local/doctor/seen.ts";
import { table } from "../../../local/doctor/table.ts";

const NOW = Date.parse("2026-11-30T12:00:00Z");
const DAY_MS = 86_400_000;
const SITE = new URL("https://conso.example/");

const answer = (status: number, body: unknown = "", headers: Record<string, string> = {}): Answer => ({
  status,
  headers: new Headers(headers),
  text: typeof body === "string" ? body : JSON.stringify(body),
});
const status = (body: object, headers: Record<string, string> = {}) =>
  answer(200, { verdict: "well", quota: {}, as_of: new Date(NOW).toISOString(), ...body }, headers);
const quarter = (agoMs: number) => answer(200, { values: [{ start: new Date(NOW - agoMs).toISOString() }] });

/** Answers of which the tests below change one each. */
const SEEN: Seen = {
  site: SITE,
  nowMs: NOW,
  certificate: { distrust: null, endsAtMs: NOW + 60 * DAY_MS, protocol: "TLSv1.3", isOldSpoken: false },
  plainPage: answer(308, "", { location: "https://conso.example/" }),
  plainProgram: answer(403),
  home: answer(200),
  style: answer(200),
  lost: answer(404),
  openApi: answer(200),
  status: status({}),
  reading: answer(400),
  consentLink: answer(302, "", {
    location: "https://mon-compte-particulier.enedis.fr/?client_id=a&response_type=code&duration=P3Y&state=b",
  }),
  consentPage: answer(200),
  callback: answer(400, "consent_malformed"),
  metadata: answer(200, { issuer: SITE.origin }),
  intensity: quarter(0),
  tempo: answer(200, { today: { colour: "blue", disputed: false } }),
  operator: null,
  older: [],
};

const SIMULATED = { "conso-api-mode": "simulation" };
const HERE = new URL("http://localhost:8787/");
const certificate = { distrust: null, endsAtMs: NOW + 60 * DAY_MS, protocol: "TLSv1.3", isOldSpoken: false };
const operator = (body: object) =>
  answer(200, {
    signed_with: "current",
    gate: true,
    enedis_token: true,
    storage: "eu",
    eu_only: true,
    client_address: "public",
    names: { contact: true, operator: true, source: true },
    blocks: { in_force: 0, ended: 0, faults: [] },
    notice: "none",
    ...body,
  });

const verdictOf = (check: string, change: Partial<Seen>) => CHECKS[check]?.({ ...SEEN, ...change }).verdict;

describe("one check of the doctor", () => {
  it.each<[string, string, Partial<Seen>, string]>([
    [
      "TLS",
      "a certificate that ends in fourteen days",
      { certificate: { ...certificate, endsAtMs: NOW + 14 * DAY_MS } },
      "ok",
    ],
    [
      "TLS",
      "a certificate that ends a moment before",
      { certificate: { ...certificate, endsAtMs: NOW + 14 * DAY_MS - 1 } },
      "warning",
    ],
    ["TLS", "a certificate that has ended", { certificate: { ...certificate, distrust: "CERT_HAS_EXPIRED" } }, "fault"],
    ["TLS", "a server that accepts TLS 1.1", { certificate: { ...certificate, isOldSpoken: true } }, "fault"],
    ["TLS", "a host where nothing speaks TLS", { certificate: null }, "fault"],
    ["TLS", "a public address without TLS", { site: new URL("http://conso.example/") }, "fault"],
    ["TLS", "an address on this machine", { site: HERE, certificate: null }, "none"],
    ["Plain HTTP", "a page that is opened again over TLS", {}, "ok"],
    ["Plain HTTP", "a closed port", { plainPage: { failure: "refused" }, plainProgram: { failure: "refused" } }, "ok"],
    ["Plain HTTP", "a page in clear", { plainPage: answer(200) }, "fault"],
    [
      "Plain HTTP",
      "a page that leads to another one in clear",
      { plainPage: answer(301, "", { location: "http://www.conso.example/" }) },
      "fault",
    ],
    ["Plain HTTP", "a program that is answered in clear", { plainProgram: answer(400) }, "fault"],
    ["Meters", "a public simulation", { status: status({}, SIMULATED) }, "warning"],
    ["Meters", "a simulation on this machine", { site: HERE, status: status({}, SIMULATED) }, "ok"],
    ["EU", "a request that entered in Paris", { reading: answer(400, "", { "cf-ray": "1-CDG" }) }, "ok"],
    ["EU", "a request that entered in Zurich", { reading: answer(400, "", { "cf-ray": "1-ZRH" }) }, "fault"],
    [
      "EU",
      "a request that was refused in Zurich",
      { reading: answer(403, { code: "outside_eu" }, { "cf-ray": "1-ZRH" }) },
      "warning",
    ],
    ["EU", "a host that names no data centre", {}, "none"],
    [
      "EU",
      "a host on this machine that claims one",
      { site: HERE, reading: answer(400, "", { "cf-ray": "1-CDG" }) },
      "none",
    ],
    ["Enedis", "nobody who asked", { status: status({ verdict: "quiet" }) }, "ok"],
    ["Enedis", "consents that fail", { status: status({ verdict: "consents_failing" }) }, "warning"],
    ["Clock", "a clock ten seconds behind", { nowMs: NOW + 10_000 }, "ok"],
    ["Clock", "a clock eleven seconds behind", { nowMs: NOW + 11_000 }, "fault"],
    ["Clock", "the clock of a simulation", { nowMs: NOW + 11_000, status: status({}, SIMULATED) }, "warning"],
    ["Consent page", "Enedis's page", {}, "ok"],
    ["Consent page", "Enedis's page that fails", { consentPage: answer(503) }, "fault"],
    [
      "Consent page",
      "a page of another host",
      {
        consentLink: answer(302, "", {
          location: "https://enedis.fr.example/?client_id=a&response_type=code&duration=P3Y&state=b",
        }),
      },
      "fault",
    ],
    [
      "Consent page",
      "a link without the client",
      { consentLink: answer(302, "", { location: "https://mon-compte-particulier.enedis.fr/?state=b" }) },
      "fault",
    ],
    ["Redirect address", "a gateway that does not know its address", { metadata: answer(404) }, "warning"],
    [
      "Redirect address",
      "a gateway at another address",
      { metadata: answer(200, { issuer: "https://www.conso.example" }) },
      "fault",
    ],
    [
      "Limits",
      "the whole hour of Enedis in a minute",
      { status: status({}, { "ratelimit-policy": '"address";q=60001;w=60' }) },
      "fault",
    ],
    ["éCO2mix", "a quarter of three hours ago", { intensity: quarter(3 * 3_600_000) }, "ok"],
    ["éCO2mix", "a quarter of more than three hours ago", { intensity: quarter(3 * 3_600_000 + 1) }, "warning"],
    ["éCO2mix", "a quarter of more than a day ago", { intensity: quarter(DAY_MS + 1) }, "fault"],
    ["éCO2mix", "an empty archive", { intensity: answer(200, { values: [] }) }, "fault"],
    ["Tempo", "a day whose colour is known", {}, "ok"],
    [
      "Tempo",
      "a day that nobody has asked about",
      { tempo: answer(200, { today: { colour: "unknown", disputed: false } }) },
      "fault",
    ],
    [
      "Tempo",
      "a day about which the sources disagree",
      { tempo: answer(200, { today: { colour: "unknown", disputed: true } }) },
      "warning",
    ],
    [
      "Storage",
      "storage elsewhere on Cloudflare",
      { operator: operator({ storage: null }), reading: answer(400, "", { "cf-ray": "1-CDG" }) },
      "fault",
    ],
    ["Storage", "storage of a server of one's own", { operator: operator({ storage: null }) }, "none"],
    ["Callers", "a proxy's own address", { operator: operator({ client_address: "private" }) }, "fault"],
    ["Names", "a gateway without a contact", { operator: operator({ names: { contact: false } }) }, "warning"],
    [
      "Blocks",
      "a line that cannot be read",
      { operator: operator({ blocks: { in_force: 1, ended: 0, faults: ["line 2 of BLOCKED cannot be read"] } }) },
      "fault",
    ],
    [
      "Blocks",
      "a block that has ended",
      { operator: operator({ blocks: { in_force: 1, ended: 1, faults: [] } }) },
      "warning",
    ],
    ["Notice", "no notice", { operator: operator({}) }, "ok"],
    ["Notice", "a notice that has ended", { operator: operator({ notice: "ended" }) }, "warning"],
    ["Notice", "a notice that cannot be read", { operator: operator({ notice: "unreadable" }) }, "fault"],
    ["Older secrets", "no older secret", { operator: operator({}) }, "none"],
    [
      "Older secrets",
      "an older secret that opens",
      { operator: operator({}), older: [operator({ signed_with: "previous" })] },
      "ok",
    ],
    ["Older secrets", "an older secret that is refused", { operator: operator({}), older: [answer(401)] }, "fault"],
  ])("the check %s judges %s", (check, _, change, expected) => {
    expect(verdictOf(check, change)).toBe(expected);
  });
});

describe("the doctor's table", () => {
  it("docs/doctor.md explains each check, in the order of the table", () => {
    const page = readFileSync(join(import.meta.dirname, "../../../docs/doctor.md"), "utf8");
    const rows = [...page.matchAll(/^\| (.+?) \| (?:public|operator) \|/gm)].map(([, check]) => check);
    expect(rows).toEqual(Object.keys(CHECKS));
  });

  it("every line that is not in order says what to do, but for those that cannot be judged", () => {
    const broken = { ...SEEN, status: answer(500), reading: answer(500), certificate: null };
    for (const { verdict, remedy } of [...examine(SEEN), ...examine(broken)])
      expect(remedy !== undefined).toBe(verdict === "fault" || verdict === "warning");
  });

  it("the table has one line for each check, and a remedy below what is not in order", () => {
    const lines = table(
      [
        { check: "TLS", verdict: "ok", seen: "good" },
        { check: "EU", verdict: "fault", seen: "bad", remedy: "mend it" },
      ],
      false,
    );
    expect(lines.split("\n")).toEqual(["ok     TLS  good", "FAULT  EU   bad", "            → mend it"]);
  });
});
