import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueToken } from "../../shared/token/token.ts";
import { home } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";

/** A hundred calls, twenty a second. */
const TWO_YEARS = "/api/v2/consumption/load_curve?last=P2Y";

let running: Running;
beforeAll(async () => {
  running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "20", ENEDIS_JITTER_MS: "0" });
  await running.enedis.control({ quota: { perSecond: 1_000, perHour: 100_000 } });
});
afterAll(() => running.stop());

interface Point {
  readonly start: string;
  readonly end: string;
}

interface Summary {
  readonly enedis_calls: number;
  readonly complete: boolean;
  readonly rest: { readonly start: string; readonly code: string; readonly next: string } | null;
}

/** Reads an answer line by line to its end. */
async function read(path: string, token: string, afterFirstPoint = async () => {}) {
  const answer = await fetch(new URL(path, running.gateway), {
    headers: { authorization: `Bearer ${token}`, accept: "application/jsonl" },
  });
  expect(answer.status).toBe(200);
  const points: Point[] = [];
  let summary: Summary | null = null;
  let text = "";
  for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    if (points.length === 0) await afterFirstPoint();
    const lines = `${text}${piece}`.split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) {
      const read = JSON.parse(line);
      if (read.summary === undefined) points.push(read);
      else summary = read.summary;
    }
  }
  return { points, summary };
}

const callsAbout = async (meter: string) =>
  (await running.enedis.calls()).filter((call) => call.meter === meter).length;

/** What such an answer ends with; and that another token of the meter goes on from there, without a gap. */
async function expectCutOff(meter: string, { points, summary }: Awaited<ReturnType<typeof read>>, code: string) {
  const last = points.at(-1);
  expect(summary).toMatchObject({ complete: false, rest: { code, start: last?.end } });
  // The last of these calls was refused by the gateway.
  const { enedis_calls = 0, rest } = summary ?? {};
  expect(await callsAbout(meter)).toBe(enedis_calls - 1);
  const { points: others, summary: end } = await read(rest?.next ?? "", await tokenFor(meter));
  expect(others[0]?.start).toBe(last?.end);
  expect(end).toMatchObject({ complete: true, rest: null });
}

describe("a token that ends in the middle of a long answer", () => {
  it("a token revoked during a long answer reads nothing more: the answer says why, and where another goes on", async () => {
    const meter = home(1);
    const stolen = await tokenFor(meter);
    const revoke = async () => {
      const body = new URLSearchParams({ token: stolen });
      await fetch(new URL("/api/v2/tokens/revoke", running.gateway), { method: "POST", body });
    };
    await expectCutOff(meter, await read(TWO_YEARS, stolen, revoke), "token_revoked");
  });

  it("a token that expires during a long answer reads nothing more: the answer says why, and where another goes on", async () => {
    const meter = home(2);
    // A hundred calls take five seconds; a busy machine needs one or two to begin.
    const [issuedAtMs, expiresAtMs] = [Date.now() - 60_000, Date.now() + 4_000];
    const ending = await issueToken({ usagePoints: [meter], issuedAtMs, expiresAtMs, jti: randomUUID() }, TOKEN_SECRET);
    await expectCutOff(meter, await read(TWO_YEARS, ending), "token_expired");
  });
});
