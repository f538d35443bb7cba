import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "./support/browser.ts";
import { consentTo } from "./support/consent.ts";
import { forgetState, freshPort, GatewayProcess } from "./support/gateway-process.ts";
import { BOTH_DIRECTIONS, METER } from "./support/meters.ts";
import { answer, Device, type } from "./support/pairing.ts";
import { addressOf, DATA_ROUTES, type DataRoute } from "./support/routes.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "./support/running.ts";
import { TOKEN_SECRET } from "./support/secrets.ts";

const METRICS_TOKEN = "the-token-of-a-Prometheus-in-the-tests";
/** What somebody may call a token. */
const NAME = "chauffe-eau de Camille";
const FAULTS = ["text_500", "html_502", "malformed_json", "hang", "reset", "technical_error", "not_subscribed"];

let enedis: SimulatedEnedis;
let port: number;
let gateway: GatewayProcess;

beforeAll(async () => {
  [enedis, port] = await Promise.all([startEnedis(), freshPort()]);
  gateway = await GatewayProcess.start(port, {
    ...gatewayEnvironment(enedis.url),
    ENEDIS_CALLS_PER_SECOND: "200",
    ENEDIS_TIMEOUT_SECONDS: "1",
    LOG_REQUESTS: "true",
    METRICS_TOKEN,
  });
  await enedis.control({
    callbackUrl: new URL("/api/callback", gateway.url).href,
    quota: { perSecond: 1000, perHour: 100_000 },
  });
});
afterAll(async () => {
  await Promise.all([gateway.stop(), enedis.stop()]);
  forgetState(port);
});

describe("what the gateway logs and counts", () => {
  it("the gateway's log names nobody after a consent, readings, refusals and every kind of upstream fault", async () => {
    const token = await consentTo(BOTH_DIRECTIONS, { gateway: gateway.url });
    const read = async (authorization: string, meter: string, routes: readonly DataRoute[] = DATA_ROUTES) => {
      for (const route of routes) {
        const url = addressOf(gateway.url, route, { meter, start: "2026-10-05", end: "2026-10-07" });
        await (await fetch(url, { headers: { authorization } })).text();
      }
    };
    await read(`Bearer ${token}`, BOTH_DIRECTIONS);
    await read(`Bearer ${token}`, METER);
    await read(`Bearer ${token}x`, BOTH_DIRECTIONS);
    // Each on a measure of its own: one that fails several times is left alone.
    for (const [n, kind] of FAULTS.entries()) {
      await enedis.control({ fault: { kind, on: "measures" } });
      const routes = DATA_ROUTES.filter((route) => route.contract === "2026");
      await read(`Bearer ${token}`, BOTH_DIRECTIONS, routes.slice(n, n + 1));
    }
    await enedis.control({ fault: { kind: "token_outage" } });
    await fetch(new URL("/api/callback?autorisation_id=1&state=abc", gateway.url));
    await fetch(new URL(`/api/nothing/${BOTH_DIRECTIONS}?token=${token}`, gateway.url));

    const asked = { method: "POST", headers: { authorization: `Bearer ${token}` } };
    for (const wanted of [{ name: NAME }, { name: NAME, scope: NAME }, { [NAME]: NAME }, { token: NAME, name: NAME }]) {
      const body = JSON.stringify(wanted);
      await fetch(new URL("/api/v2/tokens/renew", gateway.url), { ...asked, body });
      await fetch(new URL("/api/v2/tokens/merge", gateway.url), { ...asked, body });
    }
    await fetch(new URL("/api/v2/tokens/revoke", gateway.url), { ...asked, body: new URLSearchParams({ token }) });
    await read(`Bearer ${token}`, BOTH_DIRECTIONS);

    const person = new Browser(gateway.url);
    const device = await Device.begin(gateway.url, NAME);
    await device.poll();
    await device.poll({ device_code: `${device.deviceCode}x` });
    await type(person, device.userCode);
    await answer(person, { answer: "yes" });
    await answer(person, { answer: "give", token });
    await answer(person, { answer: "give", token: await tokenFor(METER) });
    const paired = String((await device.poll()).body.access_token);

    // It did log: incidents, each with its code. Otherwise the rest would prove nothing.
    expect(gateway.printed).toContain('"code":"enedis_technical_error"');
    expect(gateway.printed).toContain('"code":"enedis_timeout"');
    expect(gateway.printed).toContain('"route":"/api/v2/tokens/renew","outcome":"ok","status":200');
    expect(gateway.printed).toMatch(
      /"outcome":"enedis_timeout","status":504,"origin":"enedis","waited_ms":\d+,"upstream_calls":1/,
    );
    const secrets = [
      token,
      ...token.split("."),
      ...paired.split("."),
      ...device.deviceCode.split("."),
      device.userCode,
      device.userCode.replace("-", ""),
      TOKEN_SECRET,
      "conso-api-test-secret",
      METER,
      BOTH_DIRECTIONS,
      NAME,
    ];
    for (const secret of secrets) expect(gateway.printed).not.toContain(secret);

    const authorization = `Bearer ${METRICS_TOKEN}`;
    const metrics = await (await fetch(new URL("/metrics", gateway.url), { headers: { authorization } })).text();
    const calls = 'http_client_request_duration_seconds_count{conso_application="first",conso_api=';
    expect(metrics).toContain(`${calls}"measures",conso_outcome="ok"} `);
    expect(metrics).toContain(`${calls}"measures",conso_outcome="enedis_timeout"} `);
    expect(metrics).toContain(`${calls}"subscribed_services",conso_outcome="ok"} `);
    expect(metrics).toContain('conso_consents_total{conso_consent="back"} 1\n');
    for (const secret of secrets) expect(metrics).not.toContain(secret);
    expect(metrics).not.toMatch(/\d{14}"|eyJ/);
    expect(gateway.printed.replaceAll(/"instance":"[^"]*"/g, "")).not.toMatch(
      /\d{14}|eyJ|Bearer \w|127\.0\.0\.1:\d+\/api/,
    );
  });
});
