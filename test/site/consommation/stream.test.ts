import { describe, expect, it } from "vitest";
import { LineCutter } from "../../../site/browser/consommation/rows.ts";
import { type Ask, readSeries, type Step } from "../../../site/browser/consommation/stream.ts";

const WANTED = {
  direction: "consumption",
  series: "daily",
  start: "2026-11-01",
  end: "2026-11-04",
  meter: null,
} as const;
const day = (date: number, wh: number) => ({
  start: `2026-11-0${date}T00:00:00+01:00`,
  end: `2026-11-0${date + 1}T00:00:00+01:00`,
  energy_wh: wh,
});
const summary = (rest: object | null = null) => ({ summary: { given: {}, missing: 0, rest } });
const lines = (...all: object[]) => all.map((one) => `${JSON.stringify(one)}\n`).join("");

/** Answers one after the other, and what was asked. */
function answering(...answers: Response[]) {
  const asked: string[] = [];
  const ask: Ask = (path) => {
    asked.push(path);
    const next = answers.shift();
    return next === undefined ? Promise.reject(new TypeError("nobody answers")) : Promise.resolve(next);
  };
  return { ask, asked };
}

async function steps(ask: Ask, signal = new AbortController().signal): Promise<Step<"daily">[]> {
  const all: Step<"daily">[] = [];
  for await (const step of readSeries(ask, WANTED, signal)) all.push(step);
  return all;
}
const energies = (all: Step<"daily">[]) =>
  all.flatMap((step) => (step.kind === "lines" ? step.lines.map(({ energy_wh }) => energy_wh) : []));

describe("reading a series", () => {
  it("reading a series asks for the period without the number of an only meter, and hands on lines and summary", async () => {
    const { ask, asked } = answering(new Response(lines(day(1, 10), day(2, 20), summary())));
    const all = await steps(ask);
    expect(asked).toEqual(["/api/v2/consumption/daily?start=2026-11-01&end=2026-11-04"]);
    expect(energies(all)).toEqual([10, 20]);
    expect(all.at(-1)?.kind).toBe("summary");
  });

  it("reading a series follows the cursor of the last line", async () => {
    const next = "/api/v2/consumption/daily?cursor=x";
    const rest = { start: "2026-11-02T00:00:00+01:00", code: "calls_per_answer", retry_after_seconds: null, next };
    const { ask, asked } = answering(
      new Response(lines(day(1, 10), summary(rest))),
      new Response(lines(day(2, 20), summary())),
    );
    expect(energies(await steps(ask))).toEqual([10, 20]);
    expect(asked[1]).toBe(next);
  });

  it("reading a series asks again from where an answer broke off", async () => {
    const { ask, asked } = answering(
      new Response(`${lines(day(1, 10))}{"start":"2026-11-02T00`),
      new Response(lines(day(2, 20), summary())),
    );
    expect(energies(await steps(ask))).toEqual([10, 20]);
    expect(new URL(asked[1] ?? "", "https://x.example").searchParams.get("start")).toBe("2026-11-02T00:00:00+01:00");
  });

  it("reading a series gives up on answers that break off again and again", async () => {
    const broken = () => new Response(lines(day(1, 10)));
    const { ask, asked } = answering(broken(), broken(), broken(), broken(), broken());
    await expect(steps(ask)).rejects.toThrow("breaks off");
    expect(asked).toHaveLength(4);
  });

  it("reading a series hands on a refusal in the words of the API", async () => {
    const problem = { code: "hole", title: "t", detail: "d", remedy: "r" };
    const { ask } = answering(Response.json(problem, { status: 404 }));
    expect(await steps(ask)).toEqual([{ kind: "refused", problem }]);
  });

  it("reading a series goes on after the part that cannot be read, when the refusal says where", async () => {
    const problem = { code: "enedis_unavailable", title: "t", detail: "d", remedy: "r" };
    const next = "/api/v2/consumption/daily?cursor=after";
    const link = `</api/v2/slot>; rel="related"; title="when to come back", <${next}>; rel="next"`;
    const { ask, asked } = answering(
      Response.json(problem, { status: 503, headers: { link } }),
      new Response(lines(day(2, 20), summary())),
    );
    const all = await steps(ask);
    expect(all[0]).toEqual({ kind: "skipped", problem });
    expect(asked[1]).toBe(next);
    expect(energies(all)).toEqual([20]);
  });

  it("reading a series says until when a busy gateway makes it wait, and then goes on", async () => {
    const busy = Response.json({ code: "quota_shared" }, { status: 429, headers: { "retry-after": "0" } });
    const { ask } = answering(busy, new Response(lines(day(1, 10), summary())));
    expect((await steps(ask)).map(({ kind }) => kind)).toEqual(["waiting", "lines", "summary"]);
  });

  it("reading a series stops waiting when it is called off", async () => {
    const busy = Response.json({ code: "quota_shared" }, { status: 429, headers: { "retry-after": "3600" } });
    const { ask } = answering(busy);
    const off = new AbortController();
    const reading = steps(ask, off.signal);
    setTimeout(() => off.abort(new Error("called off")), 5);
    await expect(reading).rejects.toThrow("called off");
  });
});

describe("cutting lines", () => {
  it("cutting lines gives each line once, wherever the pieces are cut", () => {
    const text = "a\nbb\n\nccc\n";
    for (let cut = 0; cut <= text.length; cut++) {
      const cutter = new LineCutter();
      expect([...cutter.push(text.slice(0, cut)), ...cutter.push(text.slice(cut))]).toEqual(["a", "bb", "ccc"]);
    }
  });
});
