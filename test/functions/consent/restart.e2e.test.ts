import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser, codeIn } from "../../support/browser.ts";
import { agreeTo, tokenAfter } from "../../support/consent.ts";
import { forgetState, freshPort, GatewayProcess } from "../../support/gateway-process.ts";
import { METER } from "../../support/meters.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis } from "../../support/running.ts";

let enedis: SimulatedEnedis;
let port: number;
let gateway: GatewayProcess;

const start = () => GatewayProcess.start(port, gatewayEnvironment(enedis.url));
const restart = async () => {
  await gateway.kill();
  gateway = await start();
};

beforeAll(async () => {
  [enedis, port] = await Promise.all([startEnedis(), freshPort()]);
  gateway = await start();
  await enedis.control({ callbackUrl: new URL("/api/callback", gateway.url).href });
});
afterAll(async () => {
  await Promise.all([gateway.stop(), enedis.stop()]);
  forgetState(port);
});

describe("a gateway killed with SIGKILL between any two steps of a consent", () => {
  it("a gateway killed between any two steps of a consent loses nobody, and the share still gives one token only", async () => {
    const browser = new Browser(gateway.url);
    const consentPage = await browser.leave();
    await restart();
    const back = await agreeTo(METER, consentPage);
    await browser.open(back);
    await restart();
    const page = await (await browser.open("/consentement")).text();
    const form = /name="form" value="([^"]*)"/.exec(page)?.[1] ?? "";
    const body = new URLSearchParams({ form, digits: METER.slice(-4) });
    await browser.open("/consentement", { method: "POST", body });
    await restart();

    // The gateway answers, and dies before the answer arrives: the browser still has the cookies of before.
    const before = new Map(browser.cookies);
    const lost = await tokenAfter(await browser.open("/consentement"), browser);
    browser.cookies.clear();
    for (const [name, value] of before) browser.cookies.set(name, value);
    await restart();
    const token = await tokenAfter(await browser.open("/consentement"), browser);
    expect(token).toBe(lost);
    expect(decodeJwt(token).sub).toEqual([METER]);

    await restart();
    const again = new Browser(gateway.url);
    await again.open(await agreeTo(METER, await again.leave()));
    expect(codeIn(await (await again.confirm(METER.slice(-4))).text())).toBe("consent_already_claimed");
  });
});
