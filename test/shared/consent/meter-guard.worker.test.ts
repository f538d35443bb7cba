import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { Answer } from "../../../shared/consent/claims.ts";
import type { MeterGuard } from "../../../shared/consent/meter-guard.ts";
import { type Day, parisDay } from "../../../shared/paris-time.ts";

const TODAY = parisDay(Date.now());
const SHARE = { authorisation: "an authorisation", startedOn: TODAY };
const right = (journey: string): Answer => ({ journey, digits: "right", right: true, open: true });
const wrong = (journey: string, digits: string): Answer => ({ journey, digits, right: false, open: true });

const guard = () => env.METER_GUARD.getByName("a meter");
const inside = <T>(look: (storage: DurableObjectStorage, object: MeterGuard) => T) =>
  runInDurableObject(guard(), (object: MeterGuard, { storage }) => look(storage, object));
const tables = () =>
  inside(({ sql }) =>
    sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '_cf%'")
      .toArray()
      .map(({ name }) => name),
  );

afterEach(() => reset());

describe("the guard of a meter", () => {
  it("gives a share to one of fifty journeys that confirm at once", async () => {
    const verdicts = await Promise.all(Array.from({ length: 50 }, (_, n) => guard().confirm(SHARE, right(`${n}`))));
    expect(verdicts.filter(({ kind }) => kind === "claimed")).toHaveLength(1);
  });

  it("remembers a claim through a restart", async () => {
    await guard().confirm(SHARE, right("first"));
    await evictDurableObject(guard());
    expect((await guard().confirm(SHARE, right("second"))).kind).toBe("taken");
    expect(await guard().isClaimed(SHARE)).toBe(true);
  });

  it("counts tries over all browsers and restarts", async () => {
    await guard().arrive(SHARE, "owner");
    for (let n = 0; n < 5; n++) {
      expect((await guard().confirm(SHARE, wrong("owner", `${n}`))).kind).toBe("unconfirmed");
      await evictDurableObject(guard());
    }
    expect((await guard().confirm(SHARE, right("owner"))).kind).toBe("locked");
    expect((await guard().confirm(SHARE, right("another"))).kind).toBe("locked");
  });

  it("counts at most two tries of others when a hundred come at once", async () => {
    await guard().arrive(SHARE, "owner");
    const verdicts = await Promise.all(
      Array.from({ length: 100 }, (_, n) => guard().confirm(SHARE, wrong(`stranger ${n}`, `${n}`))),
    );
    expect(verdicts.filter(({ kind }) => kind === "unconfirmed")).toHaveLength(2);
    expect((await guard().confirm(SHARE, right("owner"))).kind).toBe("claimed");
  });

  it("knows a share of another day, or another authorisation, for another one", async () => {
    await guard().confirm(SHARE, right("first"));
    const later = { ...SHARE, startedOn: "2030-01-01" as Day };
    expect((await guard().confirm(later, right("second"))).kind).toBe("claimed");
    expect((await guard().confirm({ ...SHARE, authorisation: "another" }, right("second"))).kind).toBe("claimed");
  });
});

describe("its memory", () => {
  it("is not begun by a question", async () => {
    expect(await guard().isClaimed(SHARE)).toBe(false);
    expect(await tables()).toEqual([]);
  });

  it("is wiped, tables and all, when its last share is due; and can begin again", async () => {
    await guard().confirm(SHARE, right("first"));
    const alarmAtMs = await inside((storage) => storage.getAlarm());
    await inside((_, object) => {
      object.clock = () => (alarmAtMs ?? 0) - 1;
    });
    await runDurableObjectAlarm(guard());
    expect(await tables()).toEqual(["share", "try"]);

    await inside((_, object) => {
      object.clock = () => alarmAtMs ?? 0;
    });
    await runDurableObjectAlarm(guard());
    expect(await tables()).toEqual([]);
    expect((await guard().confirm(SHARE, right("second"))).kind).toBe("claimed");
  });

  it("of one share ends while another's goes on", async () => {
    await guard().confirm(SHARE, right("first"));
    const later = { ...SHARE, startedOn: "2030-01-01" as Day };
    await guard().confirm(later, right("first"));
    const alarmAtMs = await inside((storage) => storage.getAlarm());
    await inside((_, object) => {
      object.clock = () => alarmAtMs ?? 0;
    });
    await runDurableObjectAlarm(guard());
    expect(await guard().isClaimed(SHARE)).toBe(false);
    expect(await guard().isClaimed(later)).toBe(true);
    expect(await inside(({ sql }) => sql.exec("SELECT * FROM try").toArray().length)).toBe(1);
  });
});
