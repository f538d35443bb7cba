import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blockLine } from "../../local/block.ts";
import { addDays, parisDay } from "../../shared/paris-time.ts";
import { Browser, codeIn, locationOf } from "../support/browser.ts";
import { agreeTo } from "../support/consent.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

const BLOCK_SECRET = "a key of thirty-two bytes for blocks";
const [MINE, OTHER] = ["30000000000101", METER];
const PERIOD = "start=2026-10-05&end=2026-10-07";
const UNTIL = addDays(parisDay(Date.now()), 7);
const REASON = "quarante demandes <par minute>";

let running: Running;
let stolen: string;

beforeAll(async () => {
  stolen = await tokenFor(OTHER);
  const line = (what: string, value: string) =>
    blockLine({ what, value, until: UNTIL, reason: REASON, secret: BLOCK_SECRET }, Date.now());
  const lines = [
    await line("meter", MINE),
    "a line that is broken",
    await line("token", stolen),
    await line("meter", OTHER_METER),
    await line("network", "203.0.113.0/24"),
  ];
  const settings = { BLOCK_SECRET, BLOCKED: lines.join("\n"), CONTACT_URL: "mailto:contact@example.org" };
  running = await startBoth(settings);
});
afterAll(() => running.stop());

const ask = (path: string, token: string | null, headers: Record<string, string> = {}) =>
  fetch(new URL(path, running.gateway), {
    redirect: "manual",
    headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
  });
const paths = (meter: string) => [
  `/api/daily_consumption?prm=${meter}&${PERIOD}`,
  `/api/consommation_quotidienne?prm=${meter}&${PERIOD}`
    .replace("prm=", "pointId=")
    .replace(/&start=.*/, "&dateDebut=2026-10-05&dateFin=2026-10-07"),
  `/api/v2/consumption/daily?prm=${meter}&${PERIOD}`,
  `/api/v2/diagnosis?prm=${meter}`,
  `/api/v2/meters?prm=${meter}`,
  `/api/v2/impact?prm=${meter}&${PERIOD}`,
  "/api/v2/me",
  "/api/v2/slot",
];
const upstream = async () => (await running.enedis.calls()).filter(({ meter }) => meter !== null);

describe("who is blocked", () => {
  it("a blocked meter is refused on every API without a call, and reads until when, why and whom to ask", async () => {
    await running.enedis.forgetCalls();
    const token = await tokenFor(MINE);
    for (const path of paths(MINE)) {
      const refused = await ask(path, token);
      const problem = (await refused.json()) as Record<string, string>;
      expect([path, refused.status, problem.code]).toEqual([path, 403, "blocked"]);
      expect(problem.detail).toContain(`jusqu’au ${UNTIL} inclus`);
      expect(problem.detail).toContain(REASON);
      expect(problem.remedy).toContain("contact@example.org");
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(6 * 86_400);
    }
    expect(await upstream()).toEqual([]);
  });

  it("a token that opens a blocked meter beside another one still reads the other", async () => {
    await running.enedis.forgetCalls();
    const both = await tokenFor(MINE, OTHER);
    const codes = [];
    for (const meter of [MINE, OTHER]) codes.push((await ask(paths(meter)[0] ?? "", both)).status);
    expect(codes).toEqual([403, 200]);
    expect(new Set((await upstream()).map(({ meter }) => meter))).toEqual(new Set([OTHER]));
  });

  it("a blocked token reads nothing and gives no other one, and can still be revoked", async () => {
    await running.enedis.forgetCalls();
    const answers = [
      await ask(paths(OTHER)[0] ?? "", stolen),
      await fetch(new URL("/api/v2/tokens/renew", running.gateway), {
        method: "POST",
        headers: { authorization: `Bearer ${stolen}` },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(await upstream()).toEqual([]);
    const revoked = await fetch(new URL("/api/v2/tokens/revoke", running.gateway), {
      method: "POST",
      body: new URLSearchParams({ token: stolen }),
    });
    expect(revoked.status).toBe(200);
  });

  it("a blocked network is refused the APIs, consents and devices, and sees the status and whom to write to", async () => {
    const token = await tokenFor(OTHER);
    const from = (path: string, address: string) => ask(path, token, { "cf-connecting-ip": address });
    const refused = [paths(OTHER)[0] ?? "", "/api/auth", "/api/impact/intensity", "/api/v2/tempo", "/appareil"];
    for (const path of refused) expect([path, (await from(path, "203.0.113.9")).status]).toEqual([path, 403]);
    for (const path of ["/statut", "/signaler", "/api/v2/status"])
      expect([path, (await from(path, "203.0.113.9")).status]).toEqual([path, 200]);
    for (const path of refused) expect([path, (await from(path, "203.0.114.9")).status]).not.toEqual([path, 403]);
  });

  it("a page of a blocked network says in French until when, why and whom to ask, and shows a reason as text", async () => {
    const page = await ask("/appareil", null, { "cf-connecting-ip": "203.0.113.9", accept: "text/html" });
    const html = await page.text();
    expect(page.status).toBe(403);
    expect(html).toContain('<html lang="fr"');
    for (const words of ["Accès suspendu", UNTIL, "quarante demandes &lt;par minute&gt;", "contact@example.org"])
      expect(html).toContain(words);
  });

  it("a consent for a blocked meter gives no token: its owner reads why once they have confirmed it, and no other way on", async () => {
    const browser = new Browser(running.gateway);
    await browser.open(await agreeTo(OTHER_METER, await browser.leave()));
    const confirmed = await browser.confirm(OTHER_METER.slice(-4));
    const html = await (confirmed.status === 303
      ? await browser.open(locationOf(confirmed, confirmed.url))
      : confirmed
    ).text();
    expect(codeIn(html)).toBe("blocked");
    expect(html).toContain(UNTIL);
    expect(html).not.toContain('href="/api/auth"');
  });
});
