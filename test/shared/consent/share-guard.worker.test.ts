import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { ShareGuard } from "../../../shared/consent/share-guard.ts";
import {
  EARLY_HOLDERS,
  JOURNEY_MEMORY_MS,
  TRIES_OF_JOURNEY,
  TRIES_OF_OTHERS,
  type TypedDigits,
} from "../../../shared/consent/share-rule.ts";
import { type Day, dayEndMs, parisDay } from "../../../shared/paris-time.ts";

const TODAY = parisDay(Date.now());
const SHARE = { share: "a share", startedOn: TODAY };
const right = (journey: string): TypedDigits => ({
  journey,
  digits: "right",
  share: SHARE,
  isRight: true,
  isOpen: true,
});
const wrong = (journey: string, digits: string): TypedDigits => ({ ...right(journey), digits, isRight: false });

const guard = () => env.SHARE_GUARD.getByName("a number");
const inside = <T>(look: (storage: DurableObjectStorage, object: ShareGuard) => T) =>
  runInDurableObject(guard(), (object: ShareGuard, { storage }) => look(storage, object));
const tables = () =>
  inside(({ sql }) =>
    sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '_cf%'")
      .toArray()
      .map(({ name }) => name),
  );

afterEach(() => reset());

describe("the guard of an authorisation number", () => {
  it("the guard of an authorisation number gives a share to one of fifty journeys that confirm at once", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => guard().confirm(right(`${n}`))));
    expect(answers.filter(({ kind }) => kind === "claimed")).toHaveLength(1);
  });

  it("the guard of an authorisation number remembers a claim through a restart", async () => {
    await guard().confirm(right("first"));
    await evictDurableObject(guard());
    expect((await guard().confirm(right("second"))).kind).toBe("taken");
    expect(await guard().isClaimed(SHARE)).toBe(true);
  });

  it("the guard of an authorisation number counts the digits of a journey through restarts", async () => {
    await guard().recordReturn("owner", SHARE);
    for (let n = 0; n < TRIES_OF_JOURNEY; n++) {
      expect((await guard().confirm(wrong("owner", `${n}`))).kind).toBe("unconfirmed");
      await evictDurableObject(guard());
    }
    expect((await guard().confirm(right("owner"))).kind).toBe("locked");
  });

  it("the guard compares two digits of a hundred strangers who come at once, and answers all of them alike", async () => {
    await guard().recordReturn("owner", SHARE);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => guard().confirm(wrong(`stranger ${n}`, `${n}`))),
    );
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(["unconfirmed"]));
    const compared = await inside(({ sql }) => sql.exec("SELECT * FROM compared").toArray());
    expect(compared).toHaveLength(TRIES_OF_OTHERS);
    expect((await guard().confirm(right("owner"))).kind).toBe("claimed");
  });

  it("the guard takes a share of another day, or of another meter under the same number, for a different share", async () => {
    await guard().confirm(right("first"));
    const later = { share: "the next share", startedOn: "2030-01-01" as Day };
    expect((await guard().confirm({ ...right("second"), share: later })).kind).toBe("claimed");
    expect(await guard().isClaimed({ share: "a third", startedOn: TODAY })).toBe(false);
  });

  it("the guard tells the journey that claims whether another one came back with the number", async () => {
    await guard().recordReturn("owner", SHARE);
    expect((await guard().confirm(right("owner"))).isReplayed).toBe(false);
    await guard().recordReturn("stranger", SHARE);
    expect((await guard().confirm(right("owner"))).isReplayed).toBe(true);
  });
});

describe("a number whose share Enedis shows late", () => {
  const early = (journey: string, digits: string): TypedDigits => ({ ...wrong(journey, digits), share: null });

  it("a number whose share appears late keeps its tries for the first to come back, even when others look first", async () => {
    await guard().recordReturn("owner", null);
    for (let n = 0; n < 9; n++) await guard().recordReturn(`stranger ${n}`, null);
    for (let n = 0; n < 9; n++) await guard().confirm(wrong(`stranger ${n}`, `${n}`));
    expect((await guard().confirm(right("owner"))).kind).toBe("claimed");
  });

  it("digits typed before the share of a number exists do not take its owner's place", async () => {
    for (let stranger = 0; stranger < 9; stranger++) {
      await guard().recordReturn(`${stranger}`, null);
      for (let n = 0; n < TRIES_OF_JOURNEY; n++) await guard().confirm(early(`${stranger}`, `${n}`));
    }
    await guard().recordReturn("owner", null);
    expect((await guard().confirm({ ...early("owner", "right") })).kind).toBe("unconfirmed");
    expect((await guard().confirm(right("owner"))).kind).toBe("claimed");
  });

  it("a number whose share is shown at its owner's return keeps a place for the owner beside any number of strangers", async () => {
    for (let stranger = 0; stranger < 9; stranger++) await guard().recordReturn(`${stranger}`, null);
    await guard().recordReturn("owner", SHARE);
    for (let stranger = 0; stranger < 9; stranger++)
      for (let n = 0; n < TRIES_OF_JOURNEY; n++) await guard().confirm(wrong(`${stranger}`, `${n}`));
    expect((await guard().confirm(right("owner"))).kind).toBe("claimed");
  });
});

describe("its memory", () => {
  it("the guard's memory does not begin when it is only read", async () => {
    expect(await guard().isClaimed(SHARE)).toBe(false);
    expect(await tables()).toEqual([]);
  });

  it("the guard's memory of journeys and digits ends after a day, that of shares after thirty more", async () => {
    await guard().recordReturn("owner", SHARE);
    await guard().confirm(right("owner"));
    const at = (nowMs: number) =>
      inside(async (_, object) => {
        object.clock = () => nowMs;
        await object.alarm();
      });
    const rows = () =>
      inside(({ sql }) =>
        ["share", "holder", "came_back", "typed", "compared"].map(
          (table) => sql.exec(`SELECT * FROM ${table}`).toArray().length,
        ),
      );
    await at(Date.now() + JOURNEY_MEMORY_MS - 60_000);
    expect(await rows()).toEqual([1, 1, 1, 1, 1]);
    await at(Date.now() + JOURNEY_MEMORY_MS + 60_000);
    expect(await rows()).toEqual([1, 1, 0, 0, 0]);
    await at(dayEndMs(TODAY) + 30 * 86_400_000 - 1);
    expect(await rows()).toEqual([1, 1, 0, 0, 0]);
    await at(dayEndMs(TODAY) + 30 * 86_400_000);
    expect(await tables()).toEqual([]);
  });

  it("the guard's memory is wiped by its own alarm, and can begin again", async () => {
    await guard().confirm({ ...wrong("stranger", "1"), share: null });
    const alarmAtMs = await inside((storage) => storage.getAlarm());
    await inside((_, object) => {
      object.clock = () => alarmAtMs ?? 0;
    });
    await runDurableObjectAlarm(guard());
    expect(await tables()).toEqual([]);
    expect((await guard().confirm(right("second"))).kind).toBe("claimed");
  });
});

/** One thing that a journey does, some time after the one before. */
interface Step {
  readonly journey: string;
  readonly digits: string | null;
  readonly afterMs: number;
}

const RIGHT_DIGITS = "right";
const STRANGERS = ["a", "b", "c", "d", "e", "f"];
const afterMs = fc.oneof(fc.nat(60_000), fc.nat(JOURNEY_MEMORY_MS / 2));
const steps = (journeys: readonly string[], digits: readonly string[], maxLength: number) =>
  fc.array(
    fc.record({
      journey: fc.constantFrom(...journeys),
      digits: fc.option(fc.constantFrom(...digits)),
      afterMs,
    }),
    { maxLength },
  );
const WRONG_DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7"];

/** Plays steps against a guard without memory. The share is shown from that step on; `null`: never. Answers in order. */
async function play(object: ShareGuard, all: readonly Step[], shownFrom: number | null): Promise<string[]> {
  let nowMs = Date.UTC(2026, 10, 22, 12);
  const share = { share: "a share", startedOn: "2026-11-22" as Day };
  const answers: string[] = [];
  for (const [at, { journey, digits, afterMs }] of all.entries()) {
    nowMs += afterMs;
    object.clock = () => nowMs;
    const shown = shownFrom !== null && at >= shownFrom ? share : null;
    if (digits === null) {
      await object.recordReturn(journey, shown);
      answers.push(`${journey} returned`);
      continue;
    }
    const isRight = shown !== null && digits === RIGHT_DIGITS;
    const { kind } = await object.confirm({ journey, digits, share: shown, isRight, isOpen: true });
    answers.push(`${journey} ${kind}`);
  }
  return answers;
}

/** Forgets everything, as the alarm does in the end. */
async function forget(object: ShareGuard): Promise<void> {
  object.clock = () => Date.UTC(2100, 0, 1);
  await object.alarm();
}

const of = (journey: string, answers: readonly string[]) => answers.filter((text) => text.startsWith(`${journey} `));

/** The table of decision 0040 in plain arrays. */
function model(all: readonly Step[], shownFrom: number | null): string[] {
  let nowMs = 0;
  const returns: { journey: string; atMs: number }[] = [];
  const typed: { journey: string; digits: string; atMs: number }[] = [];
  const compared: { journey: string; digits: string; atMs: number }[] = [];
  let early: string[] | null = null;
  let first: string | null = null;
  let claim: { journey: string; atMs: number } | null = null;
  const recent = <T extends { atMs: number }>(rows: readonly T[]) =>
    rows.filter(({ atMs }) => atMs > nowMs - JOURNEY_MEMORY_MS);
  return all.map(({ journey, digits, afterMs }, at) => {
    nowMs += afterMs;
    const isShown = shownFrom !== null && at >= shownFrom;
    const typedBy = (who: string) => recent(typed).filter((row) => row.journey === who);
    if (isShown)
      early ??= recent(returns)
        .map((row) => row.journey)
        .filter((who) => typedBy(who).length < TRIES_OF_JOURNEY)
        .slice(0, EARLY_HOLDERS);
    if (!recent(returns).some((row) => row.journey === journey)) returns.push({ journey, atMs: nowMs });
    if (digits === null) {
      if (isShown && !early?.includes(journey)) first ??= journey;
      return `${journey} returned`;
    }
    if (isShown && claim?.journey === journey) return `${journey} ${nowMs < claim.atMs + 600_000 ? "claimed" : "used"}`;

    const mine = typedBy(journey);
    const isNew = !mine.some((row) => row.digits === digits);
    if (isNew && mine.length >= TRIES_OF_JOURNEY) return `${journey} locked`;
    if (isNew) typed.push({ journey, digits, atMs: nowMs });
    if (!isShown) return `${journey} unconfirmed`;

    const holds = (who: string) => who === first || early?.includes(who) === true;
    const again = recent(compared).some((row) => row.journey === journey && row.digits === digits);
    const forOthers = recent(compared).filter((row) => !holds(row.journey)).length;
    if (!again && !holds(journey) && forOthers >= TRIES_OF_OTHERS) return `${journey} unconfirmed`;
    if (!again) compared.push({ journey, digits, atMs: nowMs });
    if (digits !== RIGHT_DIGITS) return `${journey} unconfirmed`;
    if (claim !== null) return `${journey} taken`;
    claim = { journey, atMs: nowMs };
    return `${journey} claimed`;
  });
}

describe("a journey that comes back a day after its first return", () => {
  it("a journey that comes back a day after its first return counts as new, even when the alarm is late", async () => {
    await inside(async (_, object) => {
      await forget(object);
      const day = 24 * 3_600_000;
      const steps: Step[] = [
        { journey: "f", digits: null, afterMs: 0 },
        { journey: "a", digits: null, afterMs: day - 1 },
        { journey: "f", digits: null, afterMs: 1 },
        // Others use up the tries that all of them share; then `f` has its own.
        { journey: "x", digits: WRONG_DIGITS[0] ?? "", afterMs: 0 },
        { journey: "y", digits: WRONG_DIGITS[0] ?? "", afterMs: 0 },
        { journey: "z", digits: WRONG_DIGITS[0] ?? "", afterMs: 0 },
        { journey: "f", digits: RIGHT_DIGITS, afterMs: 0 },
      ];
      expect((await play(object, steps, 3)).at(-1)).toBe("f claimed");
    });
  });
});

describe("whatever journeys do, in whatever order", () => {
  const shownFrom = fc.option(fc.nat(30));

  it("the guard answers as the table of decision 0040 says, whatever journeys do, in whatever order", async () => {
    await inside((_, object) =>
      fc.assert(
        fc.asyncProperty(steps(STRANGERS, [...WRONG_DIGITS, RIGHT_DIGITS], 40), shownFrom, async (all, from) => {
          await forget(object);
          expect(await play(object, all, from)).toEqual(model(all, from));
        }),
        { numRuns: 150 },
      ),
    );
  });

  it("no stranger changes what the guard answers the owner, neither before the share is shown nor after", async () => {
    const own = steps(["owner"], [...WRONG_DIGITS.slice(0, 3), RIGHT_DIGITS], 8);
    const others = steps(STRANGERS, WRONG_DIGITS, 30);
    await inside((_, object) =>
      fc.assert(
        // Either the owner is the first to come back, or the first to come back once Enedis shows the share.
        fc.asyncProperty(own, others, others, fc.boolean(), shownFrom, async (mine, before, among, isFirst, from) => {
          const back: Step = { journey: "owner", digits: null, afterMs: 0 };
          const opening = isFirst ? [back] : [...before, back];
          const mixed = among.flatMap((step, at) => [step, ...mine.slice(at, at + 1)]);
          const rest = [...mixed, ...mine.slice(among.length)].map((step) => ({ ...step, afterMs: 1000 }));
          const shown = isFirst ? from : before.length;
          await forget(object);
          const beside = of("owner", await play(object, [...opening, ...rest], shown));

          // Alone: the share shown at the same one of the owner's own steps.
          const all = [...opening, ...rest];
          const alone = all.filter(({ journey }) => journey === "owner");
          const shownAlone =
            shown === null ? null : all.slice(0, shown).filter(({ journey }) => journey === "owner").length;
          await forget(object);
          expect(beside).toEqual(of("owner", await play(object, alone, shownAlone)));
        }),
        { numRuns: 100 },
      ),
    );
  });

  it("wrong digits are answered as for a number that does not exist, whatever others did with the number", async () => {
    await inside((_, object) =>
      fc.assert(
        fc.asyncProperty(
          steps(["stranger", "owner", ...STRANGERS], [...WRONG_DIGITS, RIGHT_DIGITS], 40),
          fc.nat(30),
          async (all, from) => {
            const wrongOnly = all.filter(({ journey, digits }) => journey !== "stranger" || digits !== RIGHT_DIGITS);
            await forget(object);
            const known = of("stranger", await play(object, wrongOnly, from));
            await forget(object);
            expect(known).toEqual(of("stranger", await play(object, wrongOnly, null)));
          },
        ),
        { numRuns: 100 },
      ),
    );
  });

  it("the guard compares few digits: five for each of four holders at most, and two a day for all others", async () => {
    const most = TRIES_OF_JOURNEY * (EARLY_HOLDERS + 1) + TRIES_OF_OTHERS;
    const inOneDay = steps([...STRANGERS, "g", "h", "i"], WRONG_DIGITS, 120).map((all) =>
      all.map((step) => ({ ...step, afterMs: 1000 })),
    );
    await inside(({ sql }, object) =>
      fc.assert(
        fc.asyncProperty(inOneDay, fc.nat(30), async (all, from) => {
          await forget(object);
          await play(object, all, from);
          const rows = sql.exec("SELECT name FROM sqlite_master WHERE name = 'compared'").toArray();
          if (rows.length === 0) return;
          expect(sql.exec("SELECT * FROM compared").toArray().length).toBeLessThanOrEqual(most);
        }),
        { numRuns: 30 },
      ),
    );
  });

  it("one journey at most has the token, whatever journeys do and in whatever order", async () => {
    await inside((_, object) =>
      fc.assert(
        fc.asyncProperty(steps(STRANGERS, [RIGHT_DIGITS, "1"], 40), fc.nat(10), async (all, from) => {
          await forget(object);
          const answers = await play(object, all, from);
          expect(new Set(answers.filter((text) => text.endsWith(" claimed"))).size).toBeLessThanOrEqual(1);
        }),
        { numRuns: 50 },
      ),
    );
  });
});
