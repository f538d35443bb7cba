import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all, answer, answerText, brokenAnswer, FakeGateway, halfHours, problem } from "./fake-gateway.ts";

const FIRST = "/api/v2/consumption/load_curve?last=P1Y&end=2026-11-30";
const NEXT = "/api/v2/consumption/load_curve?cursor=sealed";

/** An answer that stopped before the end of its window. */
const rest = (members: object = {}) => ({
  complete: false,
  rest: {
    start: "2026-11-20T02:00:00+01:00",
    end: "2026-11-30T00:00:00+01:00",
    code: "calls_per_answer",
    retry_after_seconds: null,
    next: NEXT,
    ...members,
  },
});

const year = (gateway: FakeGateway, options = {}) =>
  gateway.client(options).readings("consumption", "load_curve", { last: "P1Y" });

describe("the readings of the client", () => {
  it("a reading yields each row once, and fixes the end of its window on the day in Paris", async () => {
    const gateway = new FakeGateway(answer(halfHours(0, 4)));
    expect(await all(year(gateway))).toEqual(halfHours(0, 4));
    expect(gateway.addresses).toEqual([FIRST]);
    expect(gateway.requests[0]?.headers.get("accept")).toBe("application/jsonl");
  });

  it("a reading goes on at `rest.next` until there is no rest", async () => {
    const gateway = new FakeGateway(
      answer(halfHours(0, 2), rest()),
      answer([], rest()),
      answer(halfHours(2, 4), { complete: false, holes: [{ code: "unreadable" }] }),
    );
    const readings = year(gateway);
    expect(await all(readings)).toEqual(halfHours(0, 4));
    expect(gateway.addresses).toEqual([FIRST, NEXT, NEXT]);
    expect(gateway.waitsSeconds).toEqual([]);
    expect(readings.report).toMatchObject({ enedisCalls: 3, holes: [{ code: "unreadable" }], meter: "••••••••••4270" });
  });

  it("a rest is asked for after the time that it names", async () => {
    const gateway = new FakeGateway(
      answer(halfHours(0, 2), rest({ code: "quota_hour", retry_after_seconds: 90 })),
      answer(halfHours(2, 4)),
    );
    expect(await all(year(gateway))).toEqual(halfHours(0, 4));
    expect(gateway.waitsSeconds).toEqual([90]);
  });

  it.each([429, 503])("an answer %i is asked for again after its Retry-After", async (status) => {
    const gateway = new FakeGateway(problem(status, "quota_hour", { "retry-after": "37" }), answer(halfHours(0, 2)));
    expect(await all(year(gateway))).toEqual(halfHours(0, 2));
    expect(gateway.waitsSeconds).toEqual([37]);
    expect(gateway.addresses).toEqual([FIRST, FIRST]);
  });

  it("a wait that is longer than the patience ends the reading with the problem, and the rows before it are there", async () => {
    const gateway = new FakeGateway(answer(halfHours(0, 2), rest({ code: "quota_meter", retry_after_seconds: 61 })));
    const rows: object[] = [];
    const readings = year(gateway, { patienceSeconds: 60 });
    await expect(
      (async () => {
        for await (const row of readings) rows.push(row);
      })(),
    ).rejects.toMatchObject({ code: "quota_meter", retryable: true, retryAfterSeconds: 61 });
    expect(rows).toEqual(halfHours(0, 2));
    expect(gateway.waitsSeconds).toEqual([]);
  });

  it("the patience counts all the waits for one row, and begins anew with each row", async () => {
    const busy = () => problem(429, "quota_hour", { "retry-after": "40" });
    const patient = new FakeGateway(busy(), answer(halfHours(0, 2), rest()), busy(), answer(halfHours(2, 4)));
    expect(await all(year(patient, { patienceSeconds: 60 }))).toHaveLength(4);
    const impatient = new FakeGateway(busy(), busy());
    await expect(all(year(impatient, { patienceSeconds: 60 }))).rejects.toMatchObject({ code: "quota_hour" });
    expect(impatient.waitsSeconds).toEqual([40]);
  });

  it("a problem without Retry-After ends the reading at once", async () => {
    const gateway = new FakeGateway(problem(500, "enedis_technical_error"));
    await expect(all(year(gateway))).rejects.toMatchObject({ code: "enedis_technical_error", status: 500 });
    expect(gateway.waitsSeconds).toEqual([]);
  });

  it("an answer that breaks off is asked for again from the end of its last whole row", async () => {
    const text = answerText(halfHours(0, 4));
    const gateway = new FakeGateway(brokenAnswer(text.slice(0, text.lastIndexOf("power_w"))), answer(halfHours(3, 4)));
    expect(await all(year(gateway))).toEqual(halfHours(0, 4));
    expect(gateway.addresses).toEqual([
      FIRST,
      "/api/v2/consumption/load_curve?start=2026-11-20T01:30:00+01:00&end=2026-11-30",
    ]);
  });

  it("an answer that breaks off before its first row is asked for again where it was", async () => {
    const gateway = new FakeGateway(answer(halfHours(0, 2), rest()), brokenAnswer("{"), answer(halfHours(2, 4)));
    expect(await all(year(gateway))).toEqual(halfHours(0, 4));
    expect(gateway.addresses).toEqual([FIRST, NEXT, NEXT]);
  });

  it("a connection that breaks wherever it likes loses no row and repeats none", async () => {
    const bytes = new TextEncoder().encode(answerText(halfHours(0, 12)));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.nat(bytes.length), async (one, other) => {
        const [cut, end] = [Math.min(one, other), Math.max(one, other)];
        const gateway = new FakeGateway(brokenAnswer(bytes.slice(0, cut), bytes.slice(cut, end)), (request) => {
          const start = new URL(request.url).searchParams.get("start");
          return answer(halfHours(0, 12).filter((row) => start === null || row.start >= start));
        });
        expect(await all(year(gateway))).toEqual(halfHours(0, 12));
      }),
    );
  });

  it("a gateway that cannot be reached is tried three times more, then the reading ends", async () => {
    const broken = () => new TypeError("fetch failed");
    const back = new FakeGateway(broken(), broken(), broken(), answer(halfHours(0, 2)));
    expect(await all(year(back))).toHaveLength(2);
    expect(back.waitsSeconds).toEqual([1, 5, 25]);
    const gone = new FakeGateway(broken(), broken(), broken(), broken());
    await expect(all(year(gone))).rejects.toMatchObject({ code: "unreachable", retryable: true, status: null });
  });

  it("a connection that breaks behind each row is tried anew each time", async () => {
    const rows = halfHours(0, 6);
    const lines = rows.map((row) => brokenAnswer(`${JSON.stringify(row)}\n`, ""));
    const gateway = new FakeGateway(...lines, answer([]));
    expect(await all(year(gateway))).toEqual(rows);
    expect(gateway.waitsSeconds).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("an answer that always breaks off without a row ends the reading too", async () => {
    const gateway = new FakeGateway(brokenAnswer(), brokenAnswer(), brokenAnswer(), brokenAnswer());
    await expect(all(year(gateway))).rejects.toMatchObject({ code: "unreachable" });
  });

  it("a caller that stops early ends the answer", async () => {
    let isCancelled = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(answerText(halfHours(0, 4)).slice(0, 400))),
      cancel: () => {
        isCancelled = true;
      },
    });
    for await (const row of year(new FakeGateway(new Response(body)))) {
      expect(row.start).toBe("2026-11-20T00:00:00+01:00");
      break;
    }
    expect(isCancelled).toBe(true);
  });

  it("an aborted reading ends with the reason of its signal", async () => {
    const stop = new AbortController();
    const gateway = new FakeGateway(() => {
      stop.abort(new Error("stopped by hand"));
      throw new DOMException("aborted", "AbortError");
    });
    const readings = gateway.client().readings("consumption", "daily", { signal: stop.signal });
    await expect(all(readings)).rejects.toThrow("stopped by hand");
  });
});

describe("a reading that goes on behind what one has", () => {
  it("a reading with `after` begins at that instant, to the same end", async () => {
    const gateway = new FakeGateway(answer(halfHours(2, 4)));
    const window = { last: "P1Y", after: "2026-11-20T01:00:00+01:00" };
    expect(await all(gateway.client().readings("consumption", "load_curve", window))).toEqual(halfHours(2, 4));
    expect(gateway.addresses).toEqual([
      "/api/v2/consumption/load_curve?start=2026-11-20T01:00:00+01:00&end=2026-11-30",
    ]);
  });

  it.each([
    ["daily", "2026-11-30T00:00:00+01:00"],
    ["load_curve", "2026-11-29T23:00:00Z"],
    ["registers", "2026-11-30T00:00:00+01:00"],
    ["index", "2026-11-29T00:00:00+01:00"],
  ] as const)("a reading of %s that has all of its window asks nothing", async (series, after) => {
    const gateway = new FakeGateway();
    expect(await all(gateway.client().readings("consumption", series, { last: "P1M", after }))).toEqual([]);
    expect(gateway.addresses).toEqual([]);
  });

  it.each([
    ["2026-10-24T00:00:00+02:00", "2026-10-25"],
    ["2026-10-25T00:00:00+02:00", "2026-10-26"],
    ["2026-11-28T00:00:00+01:00", "2026-11-29"],
  ])("an index that one has of %s goes on with the midnight of %s", async (after, start) => {
    const gateway = new FakeGateway(answer([]));
    await all(gateway.client().readings("consumption", "index", { after }));
    expect(gateway.addresses).toEqual([`/api/v2/consumption/index?start=${start}&end=2026-11-30`]);
  });

  it.each(["not_published_yet", "period_in_future", "hole"])(
    "a refusal %s is the end of a reading that has rows, and an error of one that has none",
    async (code) => {
      const after = "2026-11-28T00:00:00+01:00";
      const readings = new FakeGateway(problem(404, code)).client().readings("consumption", "daily", { after });
      expect(await all(readings)).toEqual([]);
      expect(readings.report.absence?.code).toBe(code);
      const fresh = new FakeGateway(problem(404, code)).client().readings("consumption", "daily");
      await expect(all(fresh)).rejects.toMatchObject({ code });
    },
  );
});

describe("a reading of registers", () => {
  const day = (date: number, register: string) => ({
    start: `2026-11-${date}T00:00:00+01:00`,
    end: `2026-11-${date + 1}T00:00:00+01:00`,
    register,
  });
  const THREE_DAYS = [20, 21, 22].flatMap((date) => [day(date, "HP"), day(date, "HC")]);

  it("a reading of registers hands on a day when it is whole", async () => {
    const lines = answerText(THREE_DAYS).split("\n");
    const pieces = [lines.slice(0, 3), lines.slice(3)].map((part) => part.join("\n"));
    const gateway = new FakeGateway(brokenAnswer(`${pieces[0]}\n`, pieces[1] ?? ""));
    const batches: number[] = [];
    for await (const rows of gateway.client().readings("consumption", "registers").batches()) batches.push(rows.length);
    expect(batches).toEqual([2, 2, 2]);
  });

  it("a day of registers that came by half is asked for again", async () => {
    const [first, second, third] = answerText(THREE_DAYS).split("\n");
    const gateway = new FakeGateway(
      brokenAnswer(`${[first, second, third].join("\n")}\n`),
      answer(THREE_DAYS.slice(2)),
    );
    expect(await all(gateway.client().readings("consumption", "registers"))).toEqual(THREE_DAYS);
    expect(gateway.addresses[1]).toBe("/api/v2/consumption/registers?start=2026-11-21T00:00:00+01:00&end=2026-11-30");
  });
});
