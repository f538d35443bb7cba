import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addDays, parisDay } from "../../../shared/paris-time.ts";
import { type Browser, locationOf, stateIn } from "../../support/browser.ts";
import { METER, OTHER_METER } from "../../support/meters.ts";
import { answer, DEVICE_GRANT, pageOf, type } from "../../support/pairing.ts";
import { browserAt, enedisAnswers, listing, service } from "../consent/consent-journey.ts";

afterEach(async () => {
  vi.restoreAllMocks();
  await reset();
});

interface Waiting {
  readonly browser: Browser;
  /** The error that the next poll of the device gets. */
  readonly poll: () => Promise<unknown>;
}

/** A device that waits, and the browser of its owner, back from Enedis by the way that leads to the device. */
async function backForDevice(): Promise<Waiting> {
  const box = browserAt();
  const send = async (path: string, fields: Record<string, string>) => {
    const response = await box.open(path, { method: "POST", body: new URLSearchParams(fields) });
    return (await response.json()) as Record<string, string>;
  };
  const { device_code = "", user_code = "" } = await send("/api/v2/device_authorization", { client_id: "Ma box" });
  const browser = browserAt();
  await type(browser, user_code);
  await answer(browser, { answer: "yes" });
  const state = stateIn(locationOf(await browser.open("/api/auth?appareil")));
  await browser.comeBack({ autorisation_id: "1", state });
  const poll = async () =>
    (await send("/api/v2/token", { grant_type: DEVICE_GRANT, client_id: "Ma box", device_code })).error;
  return { browser, poll };
}

const wrong = (digits: string) => `${(Number(digits) + 1) % 10_000}`.padStart(4, "0");

describe("a consent that was for a device", () => {
  it.each([
    [
      "the share is older than the departure",
      METER,
      listing(service({ dateDebut: addDays(parisDay(Date.now()), -1) })),
    ],
    ["Enedis attaches several meters to it", OTHER_METER, listing(service(), service({ pointId: OTHER_METER }))],
  ])("a consent that fails for good, because %s, is told to the device at once", async (_why, meter, answered) => {
    enedisAnswers(answered);
    const { browser, poll } = await backForDevice();
    expect(await poll()).toBe("authorization_pending");
    await browser.confirm(meter.slice(-4));
    expect(await poll()).toBe("access_denied");
    expect(await pageOf(browser)).toContain("Appareil refusé");
  });

  it("a consent whose tries are used up is told to the device at once", async () => {
    enedisAnswers(listing(service()));
    const { browser, poll } = await backForDevice();
    let digits = METER.slice(-4);
    for (let tries = 0; tries < 5; tries++) {
      digits = wrong(digits);
      await browser.confirm(digits);
    }
    expect(await poll()).toBe("authorization_pending");
    await browser.confirm(wrong(digits));
    expect(await poll()).toBe("access_denied");
  });

  it.each([
    ["the list of Enedis is late", listing()],
    ["Enedis is down", 503],
  ])("a consent that may still succeed leaves the device waiting: %s", async (_why, answered) => {
    enedisAnswers(answered);
    const { browser, poll } = await backForDevice();
    await browser.confirm(METER.slice(-4));
    expect(await poll()).toBe("authorization_pending");
  });

  it("a consent that succeeds leads to the device, not to the token page", async () => {
    enedisAnswers(listing(service()));
    const { browser } = await backForDevice();
    const confirmed = await browser.confirm(METER.slice(-4));
    expect(confirmed.headers.get("location")).toBe("/appareil");
    expect(await pageOf(browser)).toContain("Votre consentement est donné");
  });
});
