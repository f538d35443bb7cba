import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

let running: Running;
let authorization: string;

beforeAll(async () => {
  running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "100", ENEDIS_CALLS_PER_ANSWER: "1" });
  await running.enedis.control({ quota: { perSecond: 1_000 } });
  authorization = `Bearer ${await tokenFor(METER)}`;
});
afterAll(() => running.stop());

const ask = (path: string, headers: Record<string, string> = { authorization }) =>
  fetch(`${running.gateway.origin}${path}`, { headers, redirect: "manual" });

describe("an address with several slashes where it has one", () => {
  it.each([
    "//api/daily_consumption?prm=22516914714270&start=2026-10-05&end=2026-10-07",
    "/api//daily_consumption?prm=22516914714270&start=2026-10-05&end=2026-10-07",
    "///api///daily_consumption//?prm=22516914714270&start=2026-10-05&end=2026-10-07",
    "//api/v2//consumption/daily.csv?start=2026-10-05&end=2026-10-07",
  ])("an address with several slashes where it has one is the same address: %s", async (path) => {
    const [address = "", query] = path.split("?");
    const single = `${address.replaceAll(/\/+/g, "/").replace(/\/$/, "")}?${query}`;
    const [doubled, plain] = [await ask(path), await ask(single)];
    expect([doubled.status, doubled.headers.get("content-type")]).toEqual([200, plain.headers.get("content-type")]);
    expect(await doubled.text()).toBe(await plain.text());
  });

  it("an address with several slashes gives no address that names another host", async () => {
    const answer = await ask("//api/v2/consumption/load_curve?start=2026-10-01&end=2026-10-20");
    const { rest } = (await answer.json()) as { readonly rest: { readonly next: string } };
    expect(rest.next).toMatch(/^\/api\/v2\/consumption\/load_curve\?cursor=/);
    expect(new URL(rest.next, running.gateway).host).toBe(running.gateway.host);
  });

  it("an address with several slashes is refused as the same address, in the words of its contract", async () => {
    for (const path of ["//api/v2/me", "/api//v2/me", "/api/v2//me"]) {
      const answer = await ask(path, { accept: "text/html" });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([401, "application/problem+json"]);
    }
    expect((await ask("//api/daily_consumption", {})).status).toBe(400);
  });

  it("an address with several slashes counts as the same address in the limit of a token", async () => {
    const own = `Bearer ${await tokenFor(METER)}`;
    const remaining = async (path: string) =>
      /"token";r=(\d+)/.exec((await ask(path, { authorization: own })).headers.get("ratelimit") ?? "")?.[1];
    const [first, second, third] = [
      await remaining("/api/v2/me"),
      await remaining("//api/v2/me"),
      await remaining("/api/v2//me"),
    ];
    expect([Number(first) - 1, Number(first) - 2]).toEqual([Number(second), Number(third)]);
  });
});
