import { reset, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import { seasonColours } from "../../../packages/simulator/index.ts";
import type { Day } from "../../../shared/paris-time.ts";
import type { Colour } from "../../../shared/tariffs/tempo.ts";
import { seasonOf } from "../../../shared/tempo/season.ts";

afterEach(() => reset());

const archive = () => env.TEMPO_ARCHIVE.getByName("an archive");
const OVER = seasonOf("2025-01-01" as Day);
const NOW = Date.parse("2026-11-30T12:30:00+01:00");
const UNDER_WAY = seasonOf("2026-11-30" as Day);
const truth = () => new Map(seasonColours(OVER.name)) as Map<Day, Colour>;
const says = (colours: Record<string, Colour>) => new Map(Object.entries(colours)) as Map<Day, Colour>;

describe("the archive of Tempo", () => {
  it("a season is settled once two sources say the same of every day and its counts add up", async () => {
    const store = archive();
    expect(await store.keep(OVER, "rte", truth(), NOW)).toBe("taken");
    expect((await store.season(OVER)).isSettled).toBe(false);
    expect(await store.keep(OVER, "couleur_tempo", truth(), NOW)).toBe("taken");
    const { isSettled, days } = await store.season(OVER);
    expect([isSettled, days.length]).toEqual([true, 365]);
    expect(days.map(({ day, colour }) => [day, colour])).toEqual([...truth()]);
  });

  it("a season with a white day too few is not settled, whoever says so", async () => {
    const store = archive();
    const [firstWhite] = [...truth()].find(([, colour]) => colour === "white") ?? [];
    const short = truth().set(firstWhite ?? OVER.start, "blue");
    for (const source of ["rte", "couleur_tempo", "rte_api"] as const) await store.keep(OVER, source, short, NOW);
    expect((await store.season(OVER)).isSettled).toBe(false);
  });

  it("an answer that is refused changes nothing, and is noted with the time of the last good one", async () => {
    const store = archive();
    await store.keep(UNDER_WAY, "rte", says({ "2026-11-30": "white" }), NOW - 1_000);
    expect(await store.keep(UNDER_WAY, "rte", says({ "2026-11-29": "red", "2026-11-28": "blue" }), NOW)).toBe(
      "refused",
    );
    expect(await store.season(UNDER_WAY)).toEqual({
      days: [{ day: "2026-11-30", colour: "white", sources: ["rte"], isDisputed: false }],
      looks: [{ source: "rte", atMs: NOW, takenMs: NOW - 1_000, outcome: "refused" }],
      isSettled: false,
    });
  });

  it.each([
    ["nothing that can be read", null],
    ["no colour", new Map<Day, Colour>()],
  ])("a source that gives %s is noted as silent", async (_, said) => {
    const store = archive();
    expect(await store.keep(UNDER_WAY, "rte", said, NOW)).toBe("silent");
    expect((await store.season(UNDER_WAY)).looks).toEqual([
      { source: "rte", atMs: NOW, takenMs: null, outcome: "silent" },
    ]);
  });

  it("colours outlive a restart of the object, with their sources in one order", async () => {
    const store = archive();
    await store.keep(UNDER_WAY, "couleur_tempo", says({ "2026-11-30": "white" }), NOW);
    await store.keep(UNDER_WAY, "rte", says({ "2026-11-30": "white" }), NOW);
    const before = await store.season(UNDER_WAY);
    expect(before.days[0]?.sources).toEqual(["rte", "couleur_tempo"]);
    await expect(
      runInDurableObject(store as DurableObjectStub, (_: object, { abort }: DurableObjectState) => abort("restart")),
    ).rejects.toThrow();
    expect(await archive().season(UNDER_WAY)).toEqual(before);
  });
});
