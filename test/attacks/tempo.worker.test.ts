import { createExecutionContext, createScheduledController, reset, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import worker from "../../functions/index.ts";
import { forgetColours } from "../../functions/v2/tempo/known-seasons.ts";
import { setClock } from "../../local/clock.ts";
import {
  createTempo,
  seasonColours,
  seasonName,
  type TempoColour,
  type TempoFault,
} from "../../packages/simulator/index.ts";
import { addDays, type Day, parisDay } from "../../shared/paris-time.ts";

/** A Wednesday late in winter: most red days are used, and thirty could have been. */
const NOON = "2027-03-10T12:30:00+01:00";
const TODAY = parisDay(Date.parse(NOON));
const [YESTERDAY, TOMORROW] = [addDays(TODAY, -1), addDays(TODAY, 1)];
const FAR_BACK = addDays(TODAY, -800);
const truth = (day: string): TempoColour | undefined => seasonColours(seasonName(day)).get(day);

const BASE = "https://tempo.example/";
let publishers: ReturnType<typeof createTempo>;
let bindings: object;

beforeEach(() => {
  setClock(NOON);
  publishers = createTempo({ now: () => Date.now() });
  bindings = { ...env, RTE_TEMPO_URL: `${BASE}rte/`, COULEUR_TEMPO_URL: `${BASE}couleur_tempo/` };
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    const request = new Request(String(url), init as RequestInit);
    return request.url.startsWith(BASE) ? publishers.fetch(request) : new Response(null, { status: 503 });
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  forgetColours();
  await reset();
});

const withAccount = () => {
  bindings = { ...bindings, RTE_API_URL: `${BASE}rte_api/`, RTE_CLIENT_ID: "client", RTE_CLIENT_SECRET: "secret" };
};
const control = (order: object) =>
  publishers.fetch(new Request(`${BASE}_control`, { method: "POST", body: JSON.stringify(order) }));

/** A turn of the cron trigger. */
async function tick(): Promise<void> {
  const context = createExecutionContext();
  worker.scheduled?.(createScheduledController({ scheduledTime: new Date() }) as never, bindings as never, context);
  await waitOnExecutionContext(context);
}

async function read<T>(query = ""): Promise<T> {
  const request = new Request(`http://localhost/api/v2/tempo${query}`) as Parameters<typeof worker.fetch>[0];
  const response = await worker.fetch(request, bindings as never, createExecutionContext());
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

interface DayBody {
  readonly day: string;
  readonly colour: TempoColour | "unknown";
}
interface Current {
  readonly today: DayBody & { readonly sources: readonly string[] };
  readonly tomorrow: DayBody & { readonly sources: readonly string[] };
  readonly sources: readonly { readonly id: string; readonly outcome: string }[];
}
const current = () => read<Current>();
const days = async (start: Day) => (await read<{ days: readonly DayBody[] }>(`?start=${start}`)).days;

/** The days that are shown as unknown; no other one may differ from the truth. */
async function unknownDays(): Promise<readonly string[]> {
  const all = await days(FAR_BACK);
  expect(all.at(-1)?.day).toBe(TOMORROW);
  const [known, unknown] = [true, false].map((isKnown) =>
    all.filter(({ colour }) => (colour !== "unknown") === isKnown),
  );
  expect(known?.filter(({ day, colour }) => colour !== truth(day))).toEqual([]);
  return unknown?.map(({ day }) => day) ?? [];
}

const NO_ANSWER = ["silent", "html", "otherJson", "cut", "tooLong"] as const satisfies TempoFault[];
const IMPOSSIBLE = ["thirtyReds", "redSunday", "ahead"] as const satisfies TempoFault[];

describe("one source of the colours of Tempo", () => {
  it.each(NO_ANSWER)(
    "a source that gives no answer (%s) is silent: the other one's colours are shown",
    async (fault) => {
      await control({ rte: fault });
      await tick();
      expect(await unknownDays()).toEqual([]);
      const { tomorrow, sources } = await current();
      expect([tomorrow.colour, tomorrow.sources]).toEqual([truth(TOMORROW), ["couleur_tempo"]]);
      expect(sources.map(({ outcome }) => outcome)).toEqual(["silent", "answers"]);
    },
  );

  it.each(IMPOSSIBLE)(
    "a source that names impossible colours (%s) is refused whole: the other one's are shown",
    async (fault) => {
      await control({ rte: fault });
      await tick();
      expect(await unknownDays()).toEqual([]);
      const { tomorrow, sources } = await current();
      expect([tomorrow.colour, tomorrow.sources]).toEqual([truth(TOMORROW), ["couleur_tempo"]]);
      expect(sources.map(({ outcome }) => outcome)).toEqual(["refused", "answers"]);
    },
  );

  it.each(["rte", "couleur_tempo"] as const)(
    "a source that lies plausibly about tomorrow (%s) makes tomorrow unknown, and nothing else",
    async (liar) => {
      await control({ [liar]: "tomorrowChanged" });
      await tick();
      expect(await unknownDays()).toEqual([TOMORROW]);
      expect((await current()).tomorrow).toMatchObject({ colour: "unknown", sources: [], disputed: true });
    },
  );

  it("a source for which every day is blue makes each white and red day unknown, never blue", async () => {
    await control({ couleur_tempo: "allBlue" });
    await tick();
    const dear = (await days(FAR_BACK)).filter(({ day }) => truth(day) !== "blue");
    expect(await unknownDays()).toEqual(dear.map(({ day }) => day));
  });

  it("a source that changes yesterday's colour is not believed about tomorrow, and yesterday stays", async () => {
    setClock("2027-03-10T09:00:00+01:00");
    await tick();
    setClock(NOON);
    await control({ rte: "yesterdayChanged", couleur_tempo: "silent" });
    await tick();
    const [yesterday, today, tomorrow] = await days(YESTERDAY);
    expect([yesterday?.colour, today?.colour, tomorrow?.colour]).toEqual([truth(YESTERDAY), truth(TODAY), "unknown"]);
    setClock("2027-03-10T12:45:00+01:00");
    await control({ rte: null });
    await tick();
    expect((await current()).tomorrow).toMatchObject({ colour: truth(TOMORROW), sources: ["rte"] });
  });

  it("a source's forecast before 10:40 is not shown", async () => {
    setClock("2027-03-10T10:15:00+01:00");
    await control({ now: NOON });
    await tick();
    expect((await current()).tomorrow.colour).toBe("unknown");
  });
});

describe("all sources of the colours of Tempo", () => {
  it("when no source gives anything possible, every day is unknown", async () => {
    await control({ rte: "html", couleur_tempo: "redSunday" });
    await tick();
    expect(new Set((await days(FAR_BACK)).map(({ colour }) => colour))).toEqual(new Set(["unknown"]));
  });

  it("what was known stays known when all sources fall silent, or all lie in the same way", async () => {
    await tick();
    for (const fault of [...NO_ANSWER, ...IMPOSSIBLE, "allBlue", "yesterdayChanged"] as const) {
      setClock(new Date(Date.now() + 30 * 60_000).toISOString());
      await control({ rte: fault, couleur_tempo: fault });
      await tick();
      expect([fault, await unknownDays()]).toEqual([fault, []]);
    }
  });

  it("RTE's official API is asked where the operator has an account, and must agree as well", async () => {
    withAccount();
    await control({ rte: "silent", rte_api: "tomorrowChanged" });
    await tick();
    expect(await unknownDays()).toEqual([TOMORROW]);
    expect((await current()).today).toMatchObject({ colour: truth(TODAY), sources: ["couleur_tempo", "rte_api"] });
  });

  it("seasons that are settled are not asked for again, and the one under way only after 10:40 and 12:15", async () => {
    await tick();
    const seen = async () =>
      ((await (await publishers.fetch(new Request(`${BASE}_requests`))).json()) as { path: string }[]).length;
    // At each source two for the season under way, and one for each of three that are over.
    expect(await seen()).toBe(10);
    for (let quarter = 1; quarter <= 96; quarter++) {
      setClock(new Date(Date.parse(NOON) + quarter * 15 * 60_000).toISOString());
      await tick();
    }
    expect(await seen()).toBe(18);
  });
});
