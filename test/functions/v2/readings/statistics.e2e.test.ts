import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../../../local/clock.ts";
import { ORDINARY_NOON } from "../../../clock/instants.ts";
import { StatisticsProgram } from "../../../support/home-assistant/program.ts";
import { home, METER, NO_CURVE, TEMPO } from "../../../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../../../support/running.ts";

setClock(ORDINARY_NOON);

let running: Running;
beforeAll(async () => {
  running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "200", QUOTA_PATIENCE_SECONDS: "5" });
  await running.enedis.control({ quota: { perSecond: 1_000 } });
});
afterAll(() => running.stop());

const asker =
  (...meters: string[]) =>
  async (path: string, headers: Record<string, string> = {}) => {
    const authorization = `Bearer ${await tokenFor(...meters)}`;
    return fetch(new URL(path, running.gateway), { headers: { authorization, "accept-language": "en", ...headers } });
  };
const ask = asker(METER);
const CURVE = "/api/v2/consumption/load_curve.home-assistant.json";
const ID = "conso_api:vebhhxjo_consumption_load_curve";

interface Body {
  readonly code: string;
  readonly detail: string;
  readonly complete: boolean;
  readonly messages: readonly {
    readonly metadata: { readonly statistic_id: string };
    readonly stats: readonly { readonly start: string; readonly sum: number }[];
  }[];
  readonly clamped: readonly { readonly reason: string }[];
  readonly given: { readonly start: string; readonly end: string };
  readonly rest: { readonly next: string } | null;
  readonly continuation: { readonly start: string; readonly next: string };
}
const bodyOf = async (answer: Response): Promise<Body> => (await answer.json()) as Body;

describe("the continuation of statistics", () => {
  it("a complete answer has one, five days before its end, and what it leads to has the sums of one import", async () => {
    const whole = new StatisticsProgram("consumption/load_curve", { name: "maison" }, asker(home(81)));
    await whole.begin({ start: "2026-10-01", end: "2026-11-30" });
    const parts = new StatisticsProgram("consumption/load_curve", { name: "maison" }, asker(home(81)));
    await parts.begin({ start: "2026-10-01", end: "2026-10-26" });
    await parts.goOn();
    await parts.goOn();
    const [id = ""] = whole.recorder.ids;
    expect(parts.recorder.hours(id)).toEqual(whole.recorder.hours(id));
    // A day of 25 hours is among them.
    expect(whole.recorder.hours(id)).toHaveLength(60 * 24 + 1);

    const { complete, rest, continuation } = await bodyOf(await ask(`${CURVE}?start=2026-10-01&end=2026-10-26`));
    expect([complete, rest, continuation.start]).toEqual([true, null, "2026-10-21T00:00:00+02:00"]);
  });

  it("the same answer has the same bytes and tag, and a copy of it is still good", async () => {
    const path = `${CURVE}?start=2026-11-20&end=2026-11-23`;
    const [one, other] = [await ask(path), await ask(path)];
    expect(await one.text()).toBe(await other.text());
    const tag = one.headers.get("etag") ?? "";
    expect(other.headers.get("etag")).toBe(tag);
    expect((await ask(path, { "if-none-match": tag })).status).toBe(304);
    // With other sums it is another answer.
    const sums = { "statistics-sums": `${ID}=1`, "if-none-match": tag };
    expect((await ask(`${CURVE}?start=2026-11-20&end=2026-11-23`, sums)).status).toBe(200);
  });

  it("a continuation is refused with another meter, series, name or format, and costs no call", async () => {
    const { continuation } = await bodyOf(await ask(`${CURVE}?last=P7D`));
    const cursor = new URL(continuation.next, running.gateway).searchParams.get("cursor") ?? "";
    const json = await (await ask("/api/v2/consumption/load_curve?start=2024-12-01")).json();
    const next = (json as Body).rest?.next ?? "";
    await running.enedis.forgetCalls();
    const answers = [
      await asker(home(82))(continuation.next),
      await ask(`/api/v2/consumption/daily.home-assistant.json?cursor=${cursor}`),
      await ask(`${continuation.next}&name=maison`),
      await ask(`/api/v2/consumption/load_curve.json?cursor=${cursor}`),
      ...(next === "" ? [] : [await ask(next, { accept: "application/vnd.home-assistant.statistics+json" })]),
    ];
    for (const answer of answers) {
      expect([answer.status, (await bodyOf(answer)).code]).toEqual([400, "parameter_not_allowed"]);
    }
    expect((await running.enedis.calls()).length).toBe(0);
    expect((await ask(continuation.next)).status).toBe(200);
  });

  it("the address that goes on fits into a request, also of a meter with all of its registers and costs", async () => {
    const path = "/api/v2/consumption/registers.home-assistant.json?last=P3Y&price=0.2";
    const { messages, continuation } = await bodyOf(await asker(TEMPO)(path));
    expect(new Set(messages.map(({ metadata }) => metadata.statistic_id)).size).toBeGreaterThan(15);
    expect(continuation.next.length).toBeLessThan(8_000);
    expect((await asker(TEMPO)(continuation.next)).status).toBe(200);
  });
});

describe("the hours of statistics", () => {
  it("an hour that is partly inside the window is left for the next import, and named", async () => {
    const path = `${CURVE}?start=2026-11-20T10:30:00%2B01:00&end=2026-11-20T14:45:00%2B01:00`;
    const { given, clamped, messages } = await bodyOf(await ask(path));
    expect(given).toEqual({ start: "2026-11-20T11:00:00+01:00", end: "2026-11-20T14:00:00+01:00" });
    expect(clamped).toMatchObject([{ reason: "partial" }, { reason: "partial" }]);
    expect(messages[0]?.stats.map(({ start }) => start)).toEqual([
      "2026-11-20T11:00:00+01:00",
      "2026-11-20T12:00:00+01:00",
      "2026-11-20T13:00:00+01:00",
    ]);
  });

  it("daily and load_curve write different statistics, and each name has its own", async () => {
    const idOf = async (path: string) => (await bodyOf(await ask(path))).messages[0]?.metadata.statistic_id;
    expect(await idOf(`${CURVE}?last=P1D`)).toBe(ID);
    expect(await idOf("/api/v2/consumption/daily.home-assistant.json?last=P2D")).toBe(
      "conso_api:vebhhxjo_consumption_daily",
    );
    expect(await idOf(`${CURVE}?last=P1D&name=maison_2`)).toBe("conso_api:maison_2_consumption_load_curve");
  });
});

describe("the header Statistics-Sums", () => {
  it("the sums of Home Assistant go on, also over an address that goes on", async () => {
    const headers = { "statistics-sums": `${ID}=1000000` };
    const { messages, continuation } = await bodyOf(await ask(`${CURVE}?start=2026-11-20&end=2026-11-23`, headers));
    const [first, ...others] = messages[0]?.stats ?? [];
    expect(first?.sum).toBeGreaterThan(1_000_000);
    expect(first?.sum).toBeLessThan(1_003_000);
    const again = await bodyOf(await ask(continuation.next));
    expect(again.messages[0]?.stats.slice(0, 1 + others.length)).toEqual([first, ...others]);
  });

  it.each([
    ["with a cursor", `cursor=abc`, `${ID}=1`, "cursor"],
    ["without a start", "last=P7D", `${ID}=1`, "start"],
    ["with a start that is no full hour", "start=2026-11-20T10:30:00%2B01:00", `${ID}=1`, "start"],
    ["of another name", "start=2026-11-20&name=autre", `${ID}=1`, "names a statistic"],
    ["of another series", "start=2026-11-20", "conso_api:vebhhxjo_consumption_daily=1", "names a statistic"],
    ["that is no list of sums", "start=2026-11-20", "lots", "is not a list"],
    ["that is empty", "start=2026-11-20", "", "is not a list"],
  ])("a header %s is refused, says why, and costs no call", async (_, query, sums, why) => {
    await running.enedis.forgetCalls();
    const answer = await ask(`${CURVE}?${query}`, { "statistics-sums": sums });
    const { code, detail } = await bodyOf(answer);
    expect([answer.status, code]).toEqual([400, "statistics_sums_refused"]);
    expect(detail).toContain(why);
    expect((await running.enedis.calls()).length).toBe(0);
  });

  it("of days the header needs a midnight in Paris, because the window is moved to whole days", async () => {
    const path = "/api/v2/consumption/daily.home-assistant.json?start=2026-11-20T11:00:00%2B01:00";
    const answer = await ask(path, { "statistics-sums": "conso_api:vebhhxjo_consumption_daily=1" });
    expect([answer.status, (await bodyOf(answer)).code]).toEqual([400, "statistics_sums_refused"]);
  });

  it("the header changes no other format, and a page of another site may send it", async () => {
    const plain = await ask("/api/v2/consumption/daily?last=P2D", { "statistics-sums": "lots" });
    expect(plain.status).toBe(200);
    expect(plain.headers.get("vary")).toContain("Statistics-Sums");
    const preflight = await fetch(new URL(CURVE, running.gateway), {
      method: "OPTIONS",
      headers: {
        origin: "https://maison.example",
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization,statistics-sums",
      },
    });
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Statistics-Sums");
  });
});

describe("the name of a meter in its statistics", () => {
  it.each(["Maison", "maison__2", "_maison", "ma maison", "a".repeat(33)])("the name %s is refused", async (name) => {
    const answer = await ask(`${CURVE}?${new URLSearchParams({ name })}`);
    expect([answer.status, (await bodyOf(answer)).code]).toEqual([400, "parameter_not_allowed"]);
  });

  it("a refusal keeps no continuation, so that the program asks for the same again", async () => {
    const answer = await asker(NO_CURVE)(`${CURVE}?last=P7D`);
    expect(answer.status).toBe(404);
    expect((await bodyOf(answer)).continuation).toBeUndefined();
  });
});
