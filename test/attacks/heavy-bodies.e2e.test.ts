import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeDays } from "../shared/impact/curves.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

let running: Running;
let authorization: string;

beforeAll(async () => {
  running = await startBoth();
  authorization = `Bearer ${await tokenFor(METER)}`;
});
afterAll(() => running.stop());

const VERSIONS = ["/api/impact", "/versions/v1.0.0/api/impact"];
const POINT = { date: "2026-11-01 00:30:00", value: "420", interval_length: "PT30M" };
const curve = (...dates: string[]) => JSON.stringify({ loadCurve: dates.map((date) => ({ ...POINT, date })) });

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, running.gateway), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const text = await response.text();
  return {
    status: response.status,
    bytes: text.length,
    problem: JSON.parse(text) as { code?: string; error?: object },
  };
}

/** The same as a browser sends it: Node's own `fetch` writes `Sec-Fetch-Mode` by itself. */
async function postAsBrowser(
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<[number | undefined, string | undefined]> {
  const sending = request(new URL(path, running.gateway).href, { method: "POST", headers });
  sending.end(body);
  const [answer] = (await once(sending, "response")) as [IncomingMessage];
  return [answer.statusCode, (JSON.parse(await text(answer)) as { code?: string }).code];
}

/** From an address of its own, so that no other test uses up its minute. */
const from = (host: number) => ({ "cf-connecting-ip": `203.0.113.${host}` });

/** Bodies of one address share its budget of bytes. */
let hosts = 100;

describe.each(VERSIONS)("a hostile body at %s", (version) => {
  const host = VERSIONS.indexOf(version);

  it.each([
    ["8 000 years", "1000-01-01 00:30:00", "9000-01-01 00:30:00", "loadCurve.0.date"],
    ["99 years", "2000-01-01 00:30:00", "2099-01-01 00:30:00", "loadCurve.1.date"],
  ])(
    "a body of two points that lie %s apart is refused before a day of them is walked",
    async (_years, from, to, field) => {
      const body = curve(from, to);
      for (const path of [`${version}/simulator`, `${version}/simulator/detailed`]) {
        const { status, problem } = await post(path, body, { authorization });
        expect([status, problem.code, Object.keys(problem.error ?? {})]).toEqual([400, "fields_invalid", [field]]);
      }
    },
  );

  it.each([
    ["52 000 empty points", JSON.stringify({ loadCurve: Array.from({ length: 52_000 }, () => ({})) })],
    [
      "18 000 points of a wrong step",
      JSON.stringify({ loadCurve: Array.from({ length: 18_000 }, () => ({ ...POINT, interval_length: "PT1M" })) }),
    ],
    [
      "100 000 unknown fields",
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`f${n}`, 0]))),
    ],
    [
      "160 000 names that come once each",
      JSON.stringify({
        loadCurve: Array.from({ length: 3_200 }, (_, at) =>
          Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${at * 50 + n}`, 0])),
        ),
      }),
    ],
    ["two million brackets", `${"[".repeat(990_000)}${"]".repeat(990_000)}`],
    ["a field with a name of 1.9 MB", JSON.stringify({ ["x".repeat(1_900_000)]: 0 })],
  ])("a body of %s is refused with its first fifty faults in a short answer", async (_what, body) => {
    const { status, bytes, problem } = await post(`${version}/simulator`, body, from(++hosts));
    expect([status, problem.code]).toEqual([400, "fields_invalid"]);
    expect(Object.keys(problem.error ?? {}).length).toBeLessThanOrEqual(50);
    expect(bytes).toBeLessThan(20_000);
  });

  it("a body from a page of another site that cannot read the answer is refused before it is read", async () => {
    const blind = {
      ...from(20 + host),
      "content-type": "text/plain",
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "no-cors",
    };
    expect(await postAsBrowser(`${version}/simulator`, curve(POINT.date), blind)).toEqual([
      415,
      "content_type_not_json",
    ]);
    const asked = { ...blind, "content-type": "application/json", "sec-fetch-mode": "cors" };
    expect(await postAsBrowser(`${version}/simulator`, curve(POINT.date), asked)).toEqual([200, undefined]);
  });

  it("a curve of more than 20 000 points needs a token, and a year of half hours needs none", async () => {
    const halfHours = (points: number) =>
      JSON.stringify({ loadCurve: wholeDays("2024-01-01", 427, () => 1).slice(0, points) });
    const refusal = await post(`${version}/simulator`, halfHours(20_001), from(50 + host));
    expect(refusal.status).toBe(400);
    expect(refusal.problem.error).toEqual({ loadCurve: expect.stringContaining("20000") });
    expect((await post(`${version}/simulator`, halfHours(366 * 48), from(50 + host))).status).toBe(200);
    expect((await post(`${version}/simulator`, halfHours(20_001), { ...from(50 + host), authorization })).status).toBe(
      200,
    );
  });

  it("bodies beyond eight megabytes a minute from one address are refused, and another address is served", async () => {
    const long = JSON.stringify({ ["x".repeat(1_900_000)]: 0 });
    const answers: number[] = [];
    for (let n = 0; n < 5; n++) answers.push((await post(`${version}/simulator`, long, from(30 + host))).status);
    expect(answers).toEqual([400, 400, 400, 400, 429]);
    expect((await post(`${version}/simulator`, curve(POINT.date), from(40 + host))).status).toBe(200);
    const holder = { ...from(30 + host), authorization };
    expect((await post(`${version}/simulator`, curve(POINT.date), holder)).status).toBe(200);
  });
});
