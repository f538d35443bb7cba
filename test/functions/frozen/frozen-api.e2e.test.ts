import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BOTH_DIRECTIONS, METER } from "../../support/meters.ts";
import { addressOf, DATA_ROUTES, routeNamed } from "../../support/routes.ts";
import { type Running, startBoth, tokenFor } from "../../support/running.ts";

/**
 * Whole answers of the frozen API, as files in `frozen/`. A difference breaks a promise: these addresses never change. The bodies of the 2026
 * routes are Enedis's, so they follow the simulator. Update another snapshot only for an addition, and write it in the changelog.
 */
const TWO_DAYS = { meter: BOTH_DIRECTIONS, start: "2026-10-05", end: "2026-10-07" };

let running: Running;
let authorization: string;

beforeAll(async () => {
  running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "100" });
  authorization = `Bearer ${await tokenFor(BOTH_DIRECTIONS)}`;
  await running.enedis.control({ quota: { perSecond: 1000 } });
});
afterAll(() => running.stop());

/** Status, the headers that clients read, and the body, without what differs from run to run. */
async function answered(url: URL, headers: Record<string, string>): Promise<string> {
  const response = await fetch(url, { headers });
  const told = ["content-type", "content-language", "www-authenticate", "allow", "proxy-status"];
  const lines = told.flatMap((name) => response.headers.get(name)?.replace(/^/, `${name}: `) ?? []);
  const body = (await response.text())
    .replaceAll(url.origin, "https://conso.example")
    .replace(/"instance":"urn:uuid:[0-9a-f-]{36}"/, '"instance":"urn:uuid:…"');
  return `${[response.status, ...lines].join("\n")}\n\n${JSON.stringify(JSON.parse(body), null, 1)}\n`;
}

describe("the frozen API", () => {
  it.each(DATA_ROUTES)("the frozen API answers $name byte for byte as before", async (route) => {
    const said = await answered(addressOf(running.gateway, route, TWO_DAYS), { authorization });
    await expect(said).toMatchFileSnapshot(`../../frozen/${route.name}.txt`);
  });

  it.each([
    ["no-token", "daily_consumption", TWO_DAYS, {}],
    ["bad-token", "daily_consumption", TWO_DAYS, { authorization: "Bearer a.b.c" }],
    ["other-meter", "daily_consumption", { ...TWO_DAYS, meter: METER }, null],
    ["reversed", "daily_consumption", { ...TWO_DAYS, end: "2026-10-01" }, null],
    ["reversed-2026", "consommation_quotidienne", { ...TWO_DAYS, end: "2026-10-01" }, null],
    ["too-long", "consumption_load_curve", { ...TWO_DAYS, end: "2026-10-13" }, null],
    ["bad-date", "daily_consumption", { ...TWO_DAYS, start: "2023-99-99" }, null],
    ["bad-meter", "daily_consumption", { ...TWO_DAYS, meter: "1265564875965A" }, null],
  ] as const)("the frozen API refuses the case %s byte for byte as before", async (file, name, asked, headers) => {
    const said = await answered(addressOf(running.gateway, routeNamed(name), asked), headers ?? { authorization });
    await expect(said).toMatchFileSnapshot(`../../frozen/refusal-${file}.txt`);
  });
});
