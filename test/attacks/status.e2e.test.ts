import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, parisDay } from "../../shared/paris-time.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, startGateway, tokenFor } from "../support/running.ts";
import { stubUpstream } from "../support/stub-upstream.ts";

const NOTICE = { until: addDays(parisDay(Date.now()), 2), text: "Travaux <script>alert(1)</script> dimanche." };

const statusAt = async (gateway: URL) => (await fetch(new URL("/api/v2/status", gateway))).json();

describe("dates that Enedis invents", () => {
  it("dates that Enedis invents are not published, and the status page goes on answering", async () => {
    const upstream = await stubUpstream();
    const gateway = await startGateway(upstream.url, { ENEDIS_CALLS_PER_SECOND: "100" });
    try {
      const authorization = `Bearer ${await tokenFor(METER)}`;
      const points = (...days: string[]) => days.map((d) => ({ v: "1", d }));
      const series = [points("9999-99-99"), points("2999-12-31"), points("2026-10-13"), points("0000-00-00")];
      for (const [n, given] of series.entries()) {
        upstream.play({
          status: 200,
          contentType: "application/json",
          body: JSON.stringify({
            idPrm: METER,
            etapeMetier: "BRUT",
            periode: { dateDebut: "2026-10-01", dateFin: "2026-10-31" },
            grandeur: [{ grandeurMetier: "CONS", grandeurPhysique: "EA", unite: "Wh", points: given }],
          }),
        });
        const period = `pointId=${METER}&dateDebut=2026-10-01&dateFin=2026-10-${10 + n}`;
        const url = new URL(`/api/consommation_quotidienne?${period}`, gateway.url);
        expect((await fetch(url, { headers: { authorization } })).status).toBe(200);
      }
      await expect
        .poll(() => statusAt(gateway.url), { interval: 500 })
        .toMatchObject({ calls: { last_hour: { total: 4 } }, last_day_published: "2026-10-13" });
      const page = await fetch(new URL("/statut", gateway.url));
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("mardi 13 octobre");
    } finally {
      await Promise.all([gateway.stop(), upstream.stop()]);
    }
  });
});

describe("a crowd on the status page", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startBoth({ NOTICE: `${NOTICE.until} ${NOTICE.text}` });
  });
  afterAll(() => running.stop());

  it("a notice of the operator is on the page in both languages and in the API, as text, whatever it holds", async () => {
    expect(await statusAt(running.gateway)).toMatchObject({ notice: NOTICE });
    for (const [language, label] of [
      ["fr", "Annonce"],
      ["en", "Notice"],
    ] as const) {
      const page = await fetch(new URL("/statut", running.gateway), { headers: { "accept-language": language } });
      const html = await page.text();
      expect(html).toContain(`aria-label="${label}"`);
      expect(html).toContain("Travaux &lt;script&gt;alert(1)&lt;/script&gt;");
      expect(html).not.toContain("<script>alert");
    }
  });

  it("a crowd of 500 on the status page at once shares one look at the gate", async () => {
    const answers = await Promise.all(Array.from({ length: 500 }, () => statusAt(running.gateway)));
    const looks = new Set(answers.map((answer) => Date.parse((answer as { as_of: string }).as_of)));
    // A look serves for three seconds, however long the crowd takes.
    const elapsedMs = Math.max(...looks) - Math.min(...looks);
    expect(looks.size).toBeLessThanOrEqual(1 + Math.floor(elapsedMs / 3_000));
  });
});
