import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "../support/browser.ts";
import { locationOf } from "../support/browser.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { answer, Device, formKeyIn, ordinaryToken, pageOf, post, type } from "../support/pairing.ts";
import { tokenFor } from "../support/running.ts";
import { refusalOn, startUnderAttack, type UnderAttack } from "./under-attack.ts";

let world: UnderAttack;
beforeAll(async () => {
  world = await startUnderAttack();
});
afterAll(() => world.stop());

let addresses = 0;
const elsewhere = () => ({ "cf-connecting-ip": `2001:db8:${(++addresses).toString(16)}::1` });
const device = (name?: string, scope?: string) => Device.begin(world.gateway, name, scope, elsewhere());

/** A browser in which the code of this device was typed. */
async function typedIn(box: Device): Promise<Browser> {
  const browser = world.attacker();
  await type(browser, box.userCode);
  return browser;
}

describe("a code that somebody else asked for", () => {
  it("a victim who types an attacker's code learns what asks and when, and saying no gives the attacker nothing", async () => {
    const theirs = await device("Service client Enedis");
    const victim = await typedIn(theirs);
    const page = await pageOf(victim);
    expect(page).toContain("Service client Enedis");
    expect(page).toContain("rien ne le prouve");
    expect(page).toMatch(/id="asked">à \d\d:\d\d/);
    expect(page).toContain("Est-ce bien vous qui l’avez demandé");
    await answer(victim, { answer: "no" });
    expect(await theirs.error()).toBe("access_denied");
  });

  it("a code typed after the consent gives nothing by itself, though the token is in the browser", async () => {
    const victim = world.attacker();
    await ordinaryToken(victim, METER);
    const theirs = await device("Pas à vous");
    await type(victim, theirs.userCode);
    expect(await theirs.error()).toBe("authorization_pending");
    // Nor do a reload, or a first yes.
    await pageOf(victim);
    await answer(victim, { answer: "yes" });
    await pageOf(victim);
    expect((await theirs.poll()).body.error).not.toBeUndefined();
    await answer(victim, { answer: "no" });
    expect(await theirs.error()).toBe("access_denied");
    expect(victim.cookies.has("__Host-token")).toBe(true);
  });

  it("a link cannot type a code, or answer for the person: the address of the page is not read", async () => {
    const theirs = await device();
    const victim = world.attacker();
    const query = new URLSearchParams({ code: theirs.userCode, user_code: theirs.userCode, answer: "give" });
    const page = await (await victim.open(`/appareil?${query}`)).text();
    expect(page).not.toContain(theirs.userCode);
    expect([formKeyIn(page), victim.cookies.size]).toEqual(["", 0]);
    expect(await theirs.error()).toBe("authorization_pending");
  });
});

describe("another site, or another page of ours", () => {
  it.each([
    ["origin", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }],
    ["a neighbour on the same domain", { origin: "null", "sec-fetch-site": "same-site" }],
    ["nothing that tells", {} as Record<string, string>],
  ])("a form that comes with %s types no code and answers nothing", async (_what, headers) => {
    const box = await device();
    const victim = await typedIn(box);
    const form = formKeyIn(await pageOf(victim));
    const forged = [
      { form, answer: "yes" },
      { form, answer: "no" },
      { form, answer: "give", token: await tokenFor(METER) },
      { code: box.userCode },
    ];
    for (const fields of forged)
      expect(await refusalOn(await post(victim, fields, headers as never))).toEqual([403, "form_foreign"]);
    expect(await box.error()).toBe("authorization_pending");
  });

  it("the page of one device decides nothing about the next one that this browser is at", async () => {
    const [theirs, mine] = [await device("La leur"), await device("La mienne")];
    const victim = await typedIn(mine);
    const form = formKeyIn(await pageOf(victim));
    await type(victim, theirs.userCode);
    for (const step of ["yes", "give", "no"]) {
      const old = await post(victim, { form, answer: step, token: await tokenFor(METER) });
      expect(await refusalOn(old)).toEqual([409, "device_form_old"]);
    }
    expect([await theirs.error(), await mine.error()]).toEqual(["authorization_pending", "authorization_pending"]);
  });

  it("two pairing cookies are none: neither the victim's nor the one tossed beside it is believed", async () => {
    const [theirs, mine] = [await device(), await device()];
    const [victim, thief] = [await typedIn(mine), await typedIn(theirs)];
    const cookies = [victim, thief].map((browser) => `__Host-pairing=${browser.cookies.get("__Host-pairing")}`);
    const page = await victim.open("/appareil", { headers: { cookie: cookies.join("; ") } });
    expect(await page.text()).not.toContain("Est-ce bien vous");
  });

  it("a pairing cookie in which anything was changed is none", async () => {
    const box = await device();
    const victim = await typedIn(box);
    const sealed = victim.cookies.get("__Host-pairing") ?? "";
    // The last of 22 letters has two bits that count: A and B are the same bytes, A and Q are not.
    for (const changed of [`${sealed}A`, sealed.slice(1), sealed.replace(/.$/, (last) => (last === "A" ? "Q" : "A"))]) {
      victim.cookies.set("__Host-pairing", changed);
      expect(formKeyIn(await pageOf(victim))).toBe("");
    }
  });

  it("markup in the name of a program is text, and a name that hides characters is refused", async () => {
    const name = `<img src=x onerror=alert(1)>"'&`;
    const victim = await typedIn(await device(name));
    const response = await victim.open("/appareil");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
    const page = await response.text();
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(page).not.toContain("<img src=x");
    expect(page).not.toMatch(/<title>[^<]*img/);
    for (const hidden of ["Enedis\u202e", "Ene\u200bdis", "a\u0000b"])
      await expect(device(hidden)).rejects.toThrow("invalid_request");
  });
});

describe("the way to Enedis and back", () => {
  const leaves = async (browser: Browser) => locationOf(await browser.open("/api/auth?appareil"));

  it("a link to the departure, or to its return, gives a device nothing and declines nothing", async () => {
    const box = await device();
    const victim = await typedIn(box);
    await answer(victim, { answer: "yes" });
    await leaves(victim);
    // An error without the state of this browser's departure is anybody's.
    await victim.open("/api/callback?error=access_denied");
    await victim.open(`/api/callback?error=access_denied&state=${"a".repeat(22)}`);
    expect(await box.error()).toBe("authorization_pending");
  });

  it("a return that another browser replays, or the error of another departure, does not end a pairing", async () => {
    const box = await device();
    const victim = await typedIn(box);
    await answer(victim, { answer: "yes" });
    const state = (await leaves(victim)).searchParams.get("state") ?? "";
    const thief = await typedIn(await device());
    await thief.open(`/api/callback?error=access_denied&state=${state}`);
    expect(await box.error()).toBe("authorization_pending");
    // The victim's own, of a departure that has nothing to do with the device.
    const ordinary = (await victim.leave()).searchParams.get("state") ?? "";
    await victim.open(`/api/callback?error=access_denied&state=${ordinary}`);
    expect(await box.error()).toBe("slow_down");
    await victim.open(`/api/callback?error=access_denied&state=${state}`);
    expect(await box.error()).toBe("access_denied");
  });
});

describe("two people at one device", () => {
  it("an onlooker who has typed the code, and has not said yes first, can give the device nothing and decline nothing", async () => {
    const box = await device();
    const [owner, onlooker] = [await typedIn(box), await typedIn(box)];
    const form = formKeyIn(await pageOf(onlooker));
    await answer(owner, { answer: "yes" });
    const cookies = [...onlooker.cookies];
    for (const step of ["yes", "give", "no"]) {
      for (const [name, value] of cookies) onlooker.cookies.set(name, value);
      const late = await post(onlooker, { form, answer: step, token: await tokenFor(OTHER_METER) });
      expect(await refusalOn(step === "yes" ? await onlooker.open("/appareil") : late)).toEqual([
        409,
        "device_elsewhere",
      ]);
    }
    expect(await box.error()).toBe("authorization_pending");
    await answer(owner, { answer: "give", token: await tokenFor(METER) });
    expect((await box.poll()).status).toBe(200);
  });

  it("nobody can type a code that somebody has said yes to", async () => {
    const box = await device();
    await answer(await typedIn(box), { answer: "yes" });
    expect(await refusalOn(await type(world.attacker(), box.userCode))).toEqual([404, "device_code_unknown"]);
  });
});
