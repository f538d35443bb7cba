import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { refuseOn } from "../support/consent.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

let running: Running;
let authorization: string;

beforeAll(async () => {
  running = await startBoth();
  authorization = `Bearer ${await tokenFor(METER)}`;
});
afterAll(() => running.stop());

interface Status {
  readonly verdict: string;
  readonly enedis: { readonly reachable: boolean | null };
  readonly calls: { readonly last_hour: { readonly total: number; readonly by_ending: Record<string, number> } };
  readonly consents: { readonly last_hour: { readonly left: number; readonly declined: number } };
  readonly quota: { readonly last_hour: { readonly used: number } };
  readonly last_day_published: string | null;
}

const status = async () => (await (await fetch(new URL("/api/v2/status", running.gateway))).json()) as Status;
const page = async () => (await fetch(new URL("/statut", running.gateway))).text();
/** A different period each time, because identical calls in flight are shared. */
const read = (end: number) =>
  fetch(new URL(`/api/daily_consumption?prm=22516914714270&start=2026-10-01&end=2026-10-${end}`, running.gateway), {
    headers: { authorization },
  });

describe("the status", () => {
  it("the status says that nothing is known before the first call", async () => {
    expect(await status()).toMatchObject({ verdict: "quiet", enedis: { reachable: null }, last_day_published: null });
  });

  it("the status counts calls within seconds, and shows the last published day", async () => {
    for (let end = 10; end < 15; end++) await read(end);
    const person = new Browser(running.gateway);
    await person.open(await refuseOn(await person.leave()));
    await expect.poll(status, { interval: 500 }).toMatchObject({
      verdict: "well",
      enedis: { reachable: true },
      calls: { last_hour: { total: 5, by_ending: { readings: 5 } } },
      consents: { last_hour: { left: 1, declined: 1 } },
      quota: { last_hour: { used: 5 } },
      last_day_published: "2026-10-13",
    });
    expect(await page()).toContain('data-verdict="well"');
  });

  it("the status names Enedis when Enedis fails", async () => {
    await running.enedis.control({ fault: { kind: "html_503", on: "measures" } });
    for (let end = 15; end < 25; end++) await read(end);
    await expect.poll(status, { interval: 500 }).toMatchObject({ verdict: "enedis_down" });
    expect(await page()).toContain("Enedis ne répond pas en ce moment.");
  });

  it("the status names no meter", async () => {
    expect(await page()).not.toContain(METER);
    expect(JSON.stringify(await status())).not.toContain(METER);
  });
});
