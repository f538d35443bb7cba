import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "../../../../local/clock.ts";
import { DAMAGE_KINDS, type DamageKind } from "../../../../packages/simulator/index.ts";
import type { Dropped } from "../../../../shared/measures/dropped.ts";
import { crontabAt } from "../../../../shared/quota/crontab.ts";
import { ORDINARY_NOON } from "../../../clock/instants.ts";
import { BOTH_DIRECTIONS, METER, NO_CURVE, OTHER_METER } from "../../../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../../../support/running.ts";

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let token: string;

beforeAll(async () => {
  running = await startBoth({
    ENEDIS_CALLS_PER_SECOND: "200",
    ENEDIS_CALLS_PER_ANSWER: "5",
    QUOTA_PATIENCE_SECONDS: "5",
  });
  await running.enedis.control({ quota: { perSecond: 1_000 } });
  token = await tokenFor(METER);
});
afterAll(() => running.stop());
beforeEach(() => running.enedis.forgetCalls());

const ask = (path: string, headers: Record<string, string> = {}, bearer = token) =>
  fetch(new URL(`/api/v2/${path}`, running.gateway), { headers: { authorization: `Bearer ${bearer}`, ...headers } });

/** How many readings Enedis was asked for. */
const callsMade = async (): Promise<number> =>
  (await running.enedis.calls()).filter(({ api }) => api === "mesure_synchrone_auto").length;

interface Body {
  readonly code: string;
  readonly detail: string;
  readonly points: readonly { readonly start: string; readonly end: string }[];
  readonly complete: boolean;
  readonly clamped: readonly unknown[];
  readonly rest: { readonly next: string } | null;
  readonly holes: readonly { readonly code: string; readonly address: string | null }[];
  readonly dropped: Dropped;
  readonly coverage: readonly { readonly missing: number }[];
  readonly time: string;
  readonly crontab: string;
  readonly systemd_timer: string;
}

const bodyOf = async (answer: Response): Promise<Body> => (await answer.json()) as Body;

describe("a series", () => {
  it("a series needs neither the meter, when the token gives access to one, nor a window", async () => {
    const answer = await ask("consumption/daily");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    const body = await bodyOf(answer);
    expect(body).toMatchObject({ direction: "consumption", series: "daily", meter: "••••••••••4270", complete: true });
    expect(body.points).toHaveLength(7);
    expect(await callsMade()).toBe(1);
  });

  it("a series names the meter nowhere but in the owner's parameter, and says where its minute is", async () => {
    const answer = await ask(`consumption/daily?prm=${METER}&last=P2D`);
    expect(answer.headers.get("link")).toBe('</api/v2/slot>; rel="related"; title="when to come back"');
    expect(await answer.text()).not.toContain(METER);
  });

  it("a series takes instants, and gives the points between them", async () => {
    const answer = await ask("consumption/load_curve?start=2026-10-25T00:00:00Z&end=2026-10-25T02:00:00Z");
    const { points } = await bodyOf(answer);
    expect(points.map(({ start }: { start: string }) => start)).toEqual([
      "2026-10-25T02:00:00+02:00",
      "2026-10-25T02:30:00+02:00",
      "2026-10-25T02:00:00+01:00",
      "2026-10-25T02:30:00+01:00",
    ]);
  });

  it("a series of a long window is clamped to what exists, and says so", async () => {
    const answer = await ask("consumption/daily?start=2015-01-01");
    const body = await bodyOf(answer);
    expect(body.clamped).toMatchObject([{ reason: "history", start: "2015-01-01T00:00:00+01:00" }]);
    expect(body.complete).toBe(true);
    expect(await callsMade()).toBe(4);
  });

  it.each([
    [
      "consumption/max_power?start=2026-11-10&end=2026-11-13",
      3,
      ["start", "end", "max_power_va", "reached_at", "quality"],
    ],
    [
      "consumption/index?start=2026-11-10&end=2026-11-11",
      1 + 1 + 1,
      ["at", "owner", "calendar", "register", "label", "index_wh"],
    ],
    ["production/daily?start=2026-11-10&end=2026-11-13", 3, ["start", "end", "energy_wh", "power_w", "quality"]],
    ["production/load_curve?start=2026-11-10&end=2026-11-11", 48, ["start", "end", "energy_wh", "power_w", "quality"]],
    [
      "consumption/registers?start=2026-11-10&end=2026-11-12",
      4,
      ["start", "end", "owner", "calendar", "register", "label", "energy_wh", "consistent"],
    ],
  ])("a series has its points with all their members: %s", async (path, least, members) => {
    const { points } = await bodyOf(await ask(path, {}, await tokenFor(BOTH_DIRECTIONS)));
    expect(points.length).toBeGreaterThanOrEqual(least);
    expect(Object.keys(points[0] ?? {})).toEqual(members);
  });
});

describe("the format", () => {
  it.each([
    ["application/jsonl", "application/jsonl"],
    ["application/x-ndjson", "application/jsonl"],
    ["text/csv", "text/csv; charset=utf-8; header=present"],
    ["text/html, */*;q=0.1", "application/json"],
    ["text/csv;q=0.5, application/jsonl", "application/jsonl"],
    ["application/vnd.home-assistant.statistics+json", "application/vnd.home-assistant.statistics+json"],
  ])("the header Accept: %s chooses the format", async (accept, type) => {
    const answer = await ask("consumption/daily", { accept });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    expect(answer.headers.get("vary")).toContain("Accept");
  });

  it.each([
    [".csv", "text/csv; charset=utf-8; header=present"],
    [".jsonl", "application/jsonl"],
    [".json", "application/json"],
    [".home-assistant.json", "application/vnd.home-assistant.statistics+json"],
  ])("the end %s of the address chooses the format for a browser", async (suffix, type) => {
    const answer = await ask(`consumption/daily${suffix}?last=P2D`, { accept: "text/html" });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
  });

  it.each([
    ["consumption/daily", "image/png"],
    ["consumption/max_power", "application/vnd.home-assistant.statistics+json"],
    ["consumption/index.home-assistant.json", "*/*"],
  ])(
    "a format that %s does not offer is refused with 406 and the list, and costs no call: %s",
    async (path, accept) => {
      const answer = await ask(path, { accept, "accept-language": "en" });
      expect(answer.status).toBe(406);
      const { code, detail } = await bodyOf(answer);
      expect(code).toBe("format_not_offered");
      expect(detail).toContain("application/jsonl");
      expect(await callsMade()).toBe(0);
    },
  );
});

describe("a long reading", () => {
  const asked = "consumption/load_curve?start=2026-08-01&end=2026-10-10";

  it("a long reading ends with the calls of one answer, and goes on by its cursor without asking any day twice", async () => {
    const points: { start: string }[] = [];
    let address: string | null = asked;
    let answers = 0;
    while (address !== null) {
      const lines = (await (await ask(address, { accept: "application/jsonl" })).text()).trimEnd().split("\n");
      const { summary } = JSON.parse(lines.pop() ?? "");
      points.push(...lines.map((line) => JSON.parse(line)));
      address = summary.rest?.next.replace("/api/v2/", "") ?? null;
      if (summary.rest !== null) expect(summary.rest.code).toBe("calls_per_answer");
      answers++;
    }
    expect(answers).toBe(2);
    expect(points).toHaveLength(70 * 48);
    expect(points.every(({ start }, at) => at === 0 || start > (points[at - 1]?.start ?? ""))).toBe(true);
    // Seventy days at seven a call: none was asked for twice.
    expect(await callsMade()).toBe(10);
  });

  it("a long reading that Enedis interrupts keeps what came, names the rest and why, and goes on from there", async () => {
    const stopped = await tokenFor("30000000000042");
    const first = await ask(asked, { accept: "application/jsonl" }, stopped);
    const reader = first.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = (await reader?.read())?.value ?? "";
    await running.enedis.control({ fault: { kind: "html_503", on: "measures", meter: "30000000000042" } });
    for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) text += piece.value;
    await running.enedis.control({ fault: null });
    const lines = text.trimEnd().split("\n");
    const { summary } = JSON.parse(lines.pop() ?? "");
    expect(summary.complete).toBe(false);
    expect(["enedis_unavailable", "calls_per_answer"]).toContain(summary.rest.code);
    expect(JSON.parse(lines.at(-1) ?? "").end).toBe(summary.rest.start);

    const next = await ask(summary.rest.next.replace("/api/v2/", ""), { accept: "application/jsonl" }, stopped);
    expect(next.status).toBe(200);
    const [line] = (await next.text()).split("\n");
    expect(JSON.parse(line ?? "").start).toBe(summary.rest.start);
  });

  it("a cursor of another meter or series, of nobody, or an empty one is refused, and costs no call", async () => {
    const body = await bodyOf(await ask(asked));
    const next = body.rest?.next.replace("/api/v2/", "") ?? "";
    await running.enedis.forgetCalls();
    const answers = await Promise.all([
      ask(next, {}, await tokenFor(OTHER_METER)),
      ask(next.replace("load_curve", "daily")),
      ask("consumption/load_curve?cursor=abc"),
      ask("consumption/load_curve?cursor="),
      ask("consumption/load_curve?cursor=%20&last=P3D"),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(await bodyOf(answer)).toMatchObject({ code: "parameter_not_allowed" });
    }
    expect(await callsMade()).toBe(0);
  });
});

describe("a copy", () => {
  const old = "consumption/daily?start=2026-10-01&end=2026-10-08";

  it("a copy of days that are complete and final is still good without a call to Enedis", async () => {
    const first = await ask(old);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w.-]+"$/);
    expect(first.headers.get("cache-control")).toBe("private, max-age=604800");
    await running.enedis.forgetCalls();
    const again = await ask(old, { "if-none-match": etag });
    expect([again.status, again.headers.get("etag"), again.headers.get("cache-status")]).toEqual([
      304,
      etag,
      "conso-api; hit",
    ]);
    expect(await callsMade()).toBe(0);
  });

  it("a copy of somebody else, of other days or in another format is asked for again", async () => {
    const etag = (await ask(old)).headers.get("etag") ?? "";
    for (const [path, bearer] of [
      [old, await tokenFor(OTHER_METER)],
      [old.replace("2026-10-08", "2026-10-09"), token],
      [old.replace("daily", "daily.csv"), token],
    ] as const) {
      expect((await ask(path, { "if-none-match": etag }, bearer)).status).toBe(200);
    }
  });

  it("a copy of recent days costs a call, and is 304 while nothing changed", async () => {
    const first = await ask("consumption/daily?last=P2D");
    const again = await ask("consumption/daily?last=P2D", { "if-none-match": first.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    expect(await callsMade()).toBe(2);
  });

  it("a copy of a revoked token opens nothing", async () => {
    const revoked = await tokenFor(METER);
    const etag = (await ask(old, {}, revoked)).headers.get("etag") ?? "";
    await fetch(new URL("/api/v2/tokens/revoke", running.gateway), {
      method: "POST",
      body: new URLSearchParams({ token: revoked }),
    });
    expect((await ask(old, { "if-none-match": etag }, revoked)).status).toBe(401);
  });
});

describe("a body that is odd", () => {
  const DAYS = "start=2026-10-20&end=2026-10-27";
  /** A home of its own: what is read of it is the same each time. */
  const odd = "30000000000077";
  const read = async (series: string, kind: DamageKind | null) => {
    await running.enedis.control({ damage: kind && { kind, meter: odd } });
    const answer = await ask(`consumption/${series}?${DAYS}`, {}, await tokenFor(odd));
    await running.enedis.control({ damage: null });
    return answer;
  };

  it.each(["load_curve", "daily", "max_power", "index", "registers"])(
    "an odd body of %s is read as far as it can be, whatever is odd about it",
    async (series) => {
      const good = await bodyOf(await read(series, null));
      for (const kind of DAMAGE_KINDS) {
        const answer = await read(series, kind);
        if (kind === "strange_unit") {
          expect([answer.status, (await bodyOf(answer)).code]).toEqual([502, "enedis_malformed_answer"]);
          continue;
        }
        const { points, coverage, holes, dropped, complete } = await bodyOf(answer);
        expect([kind, answer.status]).toEqual([kind, 200]);
        expect(coverage.every(({ missing }) => missing >= 0)).toBe(true);
        expect(complete).toBe(holes.length === 0 && coverage.every(({ missing }) => missing === 0));
        // A counter may be read at any time, and the time of a maximum is told to the second.
        const isOther = ["off_grid index", "without_seconds max_power"].includes(`${kind} ${series}`);
        const isChanged = ["corrected_quantity", "exponent", "padded"].includes(kind) || isOther;
        const isSpoilt = SPOILT.includes(kind) || (kind === "odd_interval" && series === "load_curve");
        if (!isChanged && !isSpoilt && kind !== "null_word") expect([kind, points]).toEqual([kind, good.points]);
        expect([kind, dropped.unreadable > 0]).toEqual([kind, isSpoilt]);
      }
    },
  );
  const SPOILT: readonly string[] = ["nan", "dash", "decimal_comma", "many_digits", "negative", "no_stamp"];

  it("a body with everything twice does not give twice the energy, says so, and is never final", async () => {
    const [good, answer] = [await read("load_curve", null), await read("load_curve", "list_twice")];
    const [once, twice] = [await bodyOf(good), await bodyOf(answer)];
    expect(twice.points).toEqual(once.points);
    expect([once.dropped.repeated, twice.dropped.repeated]).toEqual([0, 7 * 48 + 2]);
    expect(good.headers.get("etag")).toMatch(/^"[\w-]+\.[\w-]+"$/);
    expect(answer.headers.get("etag")).toMatch(/^"[\w-]+"$/);
    expect(good.headers.get("cache-control")).toBe("private, max-age=604800");
    expect(answer.headers.get("cache-control")).not.toBe("private, max-age=604800");
  });
});

describe("a part that Enedis fails to give", () => {
  const sick = "30000000000078";
  const fail = (during: string | null) =>
    running.enedis.control({ fault: during && { kind: "technical_error", on: "measures", meter: sick, during } });
  const window = "consumption/load_curve?start=2026-08-03&end=2026-09-07";
  const readSick = async (path: string) => ask(path, {}, await tokenFor(sick));

  it.each(["2026-08-05", "2026-08-20", "2026-09-05"])(
    "a part that Enedis fails to give (%s) is named, leaves the others as they are, and can be asked for alone",
    async (during) => {
      const whole = await bodyOf(await readSick(window));
      await fail(during);
      const answer = await readSick(window);
      expect(answer.status).toBe(200);
      const { points, holes, complete, rest } = await bodyOf(answer);
      await fail(null);
      expect([complete, rest, holes.map(({ code }) => code)]).toEqual([false, null, ["enedis_technical_error"]]);
      const alone = await bodyOf(await readSick((holes[0]?.address ?? "").replace("/api/v2/", "")));
      const all = [...points, ...alone.points].sort((one, other) => (one.start < other.start ? -1 : 1));
      expect(all).toEqual(whole.points);
    },
  );

  it("a failure of three weeks in a row does not end a reading: the refusal says where it goes on", async () => {
    const gone = "30000000000079";
    const bearer = await tokenFor(gone);
    await running.enedis.control({ fault: { kind: "html_503", on: "measures", meter: gone, times: 3 } });
    const refused = await ask(window, {}, bearer);
    await running.enedis.control({ fault: null });
    expect([refused.status, (await bodyOf(refused)).code]).toEqual([503, "enedis_unavailable"]);
    const next = /<\/api\/v2\/([^>]+)>; rel="next"/.exec(refused.headers.get("link") ?? "")?.[1];
    const { points, complete } = await bodyOf(await ask(next ?? "", {}, bearer));
    expect([points[0]?.start, points.length, complete]).toEqual(["2026-08-24T00:00:00+02:00", 14 * 48, true]);
  });
});

describe("yesterday's curve that breaks off after 30 of 48 points", () => {
  const half = "30000000000080";
  const withhold = (from: string | null) =>
    running.enedis.control({ withheld: from && { from, until: "2026-11-30 00:00:00", meter: half } });

  it("a curve that breaks off yesterday is not complete, and its end is not published yet rather than a hole, with a time and an address", async () => {
    const bearer = await tokenFor(half);
    await withhold("2026-11-29 15:00:00");
    const body = await bodyOf(await ask("consumption/load_curve?last=P2D", {}, bearer));
    const csv = await (await ask("consumption/load_curve.csv?last=P2D", {}, bearer)).text();
    const verdict = await bodyOf(await ask("diagnosis?measure=consumption/load_curve", {}, bearer));
    await withhold(null);
    expect(body).toMatchObject({ complete: false, missing: 18, rest: null });
    expect(body.points).toHaveLength(48 + 30);
    expect(body.holes).toMatchObject([
      {
        start: "2026-11-29T15:00:00+01:00",
        end: "2026-11-30T00:00:00+01:00",
        code: "not_published_yet",
        retry_after_seconds: expect.any(Number),
      },
    ]);
    expect(csv.trimEnd().split("\r\n")).toHaveLength(1 + 48 + 30);
    expect(verdict).toMatchObject({ verdict: "not_published_yet", retry_after_seconds: expect.any(Number) });

    const later = await bodyOf(await ask((body.holes[0]?.address ?? "").replace("/api/v2/", ""), {}, bearer));
    expect(later).toMatchObject({ complete: true, missing: 0, present: 18 });
  });
});

describe("the reason why there is nothing", () => {
  it.each([
    ["collection_off", NO_CURVE, "consumption/load_curve?last=P30D"],
    ["collection_off", "20000000000502", "consumption/load_curve?last=P7D"],
    ["hole", "42900589957123", "consumption/daily?start=2026-10-25&end=2026-10-27"],
    ["before_activation", "20000000000503", "consumption/daily?start=2026-05-18&end=2026-05-20"],
    ["not_published_yet", "20000000000403", "consumption/daily?last=P1D"],
  ])("the reason why there is nothing is %s", async (code, meter, path) => {
    const answer = await ask(path, {}, await tokenFor(meter));
    expect([answer.status, (await bodyOf(answer)).code]).toEqual([404, code]);
    const wait = answer.headers.get("retry-after");
    if (code === "not_published_yet") expect(Number(wait)).toBeGreaterThan(0);
    else expect(wait).toBeNull();
  });
});

describe("the slot of a meter", () => {
  it("the slot of a meter is always the same minute of the morning, as a time, a crontab and a timer", async () => {
    const { time, crontab, systemd_timer } = await bodyOf(await ask("slot"));
    const [hour, minute] = time.split(":").map(Number);
    expect(hour).toBeGreaterThanOrEqual(8);
    expect(hour).toBeLessThan(12);
    expect(crontab).toBe(crontabAt({ hour: Number(hour), minute: Number(minute) }));
    expect(systemd_timer).toContain(`OnCalendar=*-*-* ${time}:00 Europe/Paris`);
    expect(await bodyOf(await ask(`slot?prm=${METER}`))).toMatchObject({ time });
    expect(await callsMade()).toBe(0);
  });

  it("the slot of a meter that the token does not open is refused", async () => {
    expect((await ask(`slot?prm=${BOTH_DIRECTIONS}`)).status).toBe(403);
  });
});

describe("a bad request", () => {
  it.each([
    [400, "meter_not_named", "consumption/daily"],
    [400, "parameter_not_allowed", `consumption/daily?prm=${METER}&start=yesterday`],
    [400, "parameter_not_allowed", `consumption/daily.csv?prm=${METER}&locale=de`],
    [400, "parameter_not_allowed", `consumption/daily?prm=${METER}&price=cheap`],
    [400, "parameter_repeated", `consumption/daily?prm=${METER}&prm=${METER}`],
    [400, "usage_point_malformed", "consumption/daily?prm=123"],
    [400, "period_in_future", `consumption/daily?prm=${METER}&start=2099-01-01&end=2099-01-02`],
    [400, "period_too_old", `consumption/daily?prm=${METER}&start=2015-01-01&end=2015-01-02`],
    [403, "usage_point_not_covered", "consumption/daily?prm=20000000000101"],
    [404, "route_not_found", "production/max_power"],
    [404, "route_not_found", `consumption/daily.xlsx?prm=${METER}`],
  ])("a bad request for a series is refused with %i %s and costs no call: %s", async (status, code, path) => {
    const answer = await ask(path, { accept: "application/json" }, await tokenFor(METER, NO_CURVE));
    expect([answer.status, (await bodyOf(answer)).code]).toEqual([status, code]);
    expect(await callsMade()).toBe(0);
  });
});
