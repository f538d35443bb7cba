import { request } from "node:http";
import { json } from "node:stream/consumers";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser, codeIn } from "../support/browser.ts";
import { METER } from "../support/meters.ts";
import { answer, DEVICE_GRANT, Device, type OAuthAnswer, SITE, sendForm, type } from "../support/pairing.ts";
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
const at = (address: string) => new Browser(world.gateway, { "cf-connecting-ip": address });

/** The person's own way through: their device gets its token, whatever was tried meanwhile. */
async function comesThrough(box: Device, token?: string): Promise<OAuthAnswer> {
  const person = world.attacker();
  await type(person, box.userCode);
  await answer(person, { answer: "yes" });
  await answer(person, { answer: "give", token: token ?? (await tokenFor(METER)) });
  const polled = await box.poll();
  expect(polled.status).toBe(200);
  return polled;
}

const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
/** Another code than that one. */
const guess = (n: number) => [...`${n}`.padStart(8, "0")].map((digit) => LETTERS[Number(digit)]).join("");

describe("guessing the code that a person types", () => {
  it("an address that guesses codes is refused after ten, also with the right one, and the owner's address is not", async () => {
    const box = await device();
    const thief = at("198.51.100.251");
    const codes = [];
    for (let n = 0; n < 10; n++) codes.push(await refusalOn(await type(thief, guess(n))));
    expect(new Set(codes.map(String))).toEqual(new Set(["404,device_code_unknown"]));
    const refused = await type(thief, box.userCode);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refusalOn(refused)).toEqual([429, "too_many_codes"]);
    expect(thief.cookies.size).toBe(0);
    await comesThrough(box);
  });

  it("addresses of one home or provider's customer guess together, however much of an IPv6 address changes", async () => {
    const box = await device();
    for (let n = 0; n < 10; n++) await type(at(`2001:db8:ffff:${n}::${n}`), guess(n));
    expect(await refusalOn(await type(at("2001:db8:ffff:99::1"), box.userCode))).toEqual([429, "too_many_codes"]);
  });

  it("a text that can be no code costs no try, and says nothing about any", async () => {
    const person = at("198.51.100.252");
    for (let n = 0; n < 30; n++) await type(person, `not a code ${n}`);
    const box = await device();
    expect((await type(person, box.userCode)).status).toBe(303);
  });
});

describe("guessing what a device polls with", () => {
  it("a device code that is guessed gets the same answer whether its pairing exists or not", async () => {
    const box = await device();
    const [expires, pairing, seed, hash] = box.deviceCode.split(".") as [string, string, string, string];
    const nowhere = "A".repeat(43);
    const guesses = [
      [expires, pairing, nowhere, hash],
      [expires, nowhere, seed, hash],
      [expires, pairing, seed, nowhere],
      [String(Number(expires) + 600_000), pairing, seed, hash],
      [expires, nowhere, nowhere, nowhere],
    ].map((parts) => parts.join("."));
    const answers = await Promise.all(guesses.map((device_code) => box.poll({ device_code })));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]?.body.error).toBe("invalid_grant");
    // Nor did the guesses count as polls of the device.
    expect(await box.error()).toBe("authorization_pending");
    await comesThrough(box);
  });

  it("a device code made of two devices' is nobody's", async () => {
    const [mine, theirs] = [await device(), await device()];
    const [expires, , seed, hash] = mine.deviceCode.split(".");
    const [, pairing] = theirs.deviceCode.split(".");
    const mixed = await mine.poll({ device_code: [expires, pairing, seed, hash].join(".") });
    expect([mixed.status, mixed.body.error]).toEqual([400, "invalid_grant"]);
    await comesThrough(theirs);
  });

  it("a device code is worth nothing to a client that calls itself otherwise", async () => {
    const box = await device("La box du salon");
    const stolen = await box.poll({ client_id: "La box du voleur" });
    expect([stolen.status, stolen.body.error]).toEqual([400, "invalid_grant"]);
    await comesThrough(box);
  });

  it("a poll of one device never gets the token of another", async () => {
    const [mine, theirs] = [await device("La mienne"), await device("La leur")];
    const { body } = await comesThrough(theirs);
    expect(decodeJwt(String(body.access_token)).name).toBe("La leur");
    expect(await mine.error()).toBe("authorization_pending");
  });
});

describe("using something twice, or otherwise than it was asked for", () => {
  it("a device code that gave its token gives no other, and its user code is unknown then", async () => {
    const box = await device();
    await comesThrough(box);
    expect([await box.error(), await box.error()]).toEqual(["invalid_grant", "invalid_grant"]);
    expect(await refusalOn(await type(world.attacker(), box.userCode))).toEqual([404, "device_code_unknown"]);
  });

  it("a device that polls too fast is slowed down more each time, and gets its token all the same", async () => {
    const box = await device();
    const errors = [];
    for (let n = 0; n < 4; n++) errors.push(await box.error());
    expect(errors).toEqual(["authorization_pending", "slow_down", "slow_down", "slow_down"]);
    await comesThrough(box);
  });

  it.each(["authorization_code", "refresh_token", "password", "client_credentials", "device_code", `${DEVICE_GRANT} `])(
    "a device code is not taken with the grant type %j",
    async (grant_type) => {
      const box = await device();
      const refused = await box.poll({ grant_type });
      expect([refused.status, refused.body.error]).toEqual([400, "unsupported_grant_type"]);
    },
  );

  it("a scope that is asked for while polling, or that the person's token lacks, widens nothing", async () => {
    const box = await device("Ma box", "consumption daily");
    const person = world.attacker();
    await type(person, box.userCode);
    await answer(person, { answer: "yes" });
    await answer(person, { answer: "give", token: await tokenFor(METER), scope: "production load_curve" });
    const { body } = await box.poll({ scope: "consumption production daily load_curve" });
    expect(body.scope).toBe("consumption daily");
    expect(decodeJwt(String(body.access_token)).scope).toBe("consumption daily");
  });

  it("a form with two device codes, two clients or two scopes is refused whole", async () => {
    const box = await device();
    const good = `grant_type=${DEVICE_GRANT}&client_id=Ma+box&device_code=${box.deviceCode}`;
    for (const more of [`&device_code=${box.deviceCode}`, "&client_id=Ma+box", `&grant_type=${DEVICE_GRANT}`]) {
      const { status, body } = await sendForm(world.gateway, "/api/v2/token", good + more);
      expect([status, body.error]).toEqual([400, "invalid_request"]);
    }
    expect(await box.error()).toBe("authorization_pending");
  });

  it("a revoked token that is pasted gives a device nothing", async () => {
    const token = await tokenFor(METER);
    await fetch(new URL("/api/v2/tokens/revoke", world.gateway), {
      method: "POST",
      body: new URLSearchParams({ token }),
    });
    const box = await device();
    const person = world.attacker();
    await type(person, box.userCode);
    await answer(person, { answer: "yes" });
    const refused = await answer(person, { answer: "give", token });
    expect(codeIn(await refused.text())).toBe("token_revoked");
    expect(await box.error()).toBe("authorization_pending");
    const given = await answer(person, { answer: "give", token: await tokenFor(METER) });
    expect(await given.text()).toContain("Appareil relié");
  });

  it("an address that asks for codes without end is refused after thirty, and others go on", async () => {
    const thief = { "cf-connecting-ip": "198.51.100.253" };
    const ask = () => sendForm(world.gateway, "/api/v2/device_authorization", { client_id: "Ma box" }, thief);
    for (let n = 0; n < 30; n++) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect([refused.status, refused.body.error]).toEqual([429, "temporarily_unavailable"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await comesThrough(await device());
  });
});

describe("a request with another Host", () => {
  /** `fetch` sets it by itself. */
  async function withHost(path: string, host: string, form?: string): Promise<Record<string, unknown>> {
    const headers = { host, "content-type": "application/x-www-form-urlencoded", ...elsewhere() };
    const sent = request(new URL(path, world.gateway).href, { method: form === undefined ? "GET" : "POST", headers });
    return new Promise((resolve, reject) => {
      sent.once("error", reject);
      sent.once("response", (response) => resolve(json(response) as Promise<Record<string, unknown>>));
      sent.end(form);
    });
  }

  it("the metadata and the address that a device shows are the configured ones, whatever Host says", async () => {
    const metadata = await withHost("/.well-known/oauth-authorization-server", "evil.example");
    const codes = await withHost("/api/v2/device_authorization", "evil.example", "client_id=Ma+box");
    expect([metadata.issuer, codes.verification_uri]).toEqual([SITE, `${SITE}/appareil`]);
    expect(JSON.stringify([metadata, codes])).not.toContain("evil");
  });
});
