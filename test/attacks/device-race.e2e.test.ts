import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { home, METER } from "../support/meters.ts";
import { answer, Device, formKeyIn, pageOf, post, type } from "../support/pairing.ts";
import { tokenFor } from "../support/running.ts";
import { startUnderAttack, type UnderAttack } from "./under-attack.ts";

let world: UnderAttack;
beforeAll(async () => {
  world = await startUnderAttack();
});
afterAll(() => world.stop());

let addresses = 0;
const elsewhere = () => ({ "cf-connecting-ip": `2001:db8:${(++addresses).toString(16)}::1` });
const device = () => Device.begin(world.gateway, "Ma box", undefined, elsewhere());

/** A browser whose person has said yes. */
async function owner(box: Device): Promise<Browser> {
  const browser = world.attacker();
  await type(browser, box.userCode);
  await answer(browser, { answer: "yes" });
  return browser;
}

const tokensIn = (polls: readonly { readonly body: Readonly<Record<string, unknown>> }[]) =>
  polls.flatMap(({ body }) => (body.access_token === undefined ? [] : [body.access_token]));

const times = <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));

describe("what happens to a device at once", () => {
  it("thirty polls at once get one token in all", async () => {
    const box = await device();
    await answer(await owner(box), { answer: "give", token: await tokenFor(METER) });
    const polls = await times(30, () => box.poll());
    expect(tokensIn(polls)).toHaveLength(1);
    expect(new Set(polls.map(({ body }) => body.error))).toEqual(new Set([undefined, "invalid_grant"]));
  });

  it("polls that race with the last answer get one token in all, and it stays good", async () => {
    const box = await device();
    const browser = await owner(box);
    const token = await tokenFor(METER);
    const [polls] = await Promise.all([times(30, () => box.poll()), answer(browser, { answer: "give", token })]);
    const given = [...tokensIn(polls), ...tokensIn([await box.poll()])];
    expect(given).toHaveLength(1);
    expect(decodeJwt(String(given[0])).sub).toEqual([METER]);
  });

  it("two people who say yes at once do not both have the device, and it gets the token of the one who has", async () => {
    for (let round = 0; round < 5; round++) {
      const box = await device();
      const people = await times(2, async () => {
        const browser = world.attacker();
        await type(browser, box.userCode);
        return { browser, form: formKeyIn(await pageOf(browser)) };
      });
      await Promise.all(people.map(({ browser, form }) => post(browser, { form, answer: "yes" })));
      const pages = await Promise.all(
        people.map(async ({ browser, form }, n) =>
          (await post(browser, { form, answer: "give", token: await tokenFor(home(n)) })).text(),
        ),
      );
      const [token, ...others] = tokensIn(await times(3, () => box.poll()));
      expect(others).toEqual([]);
      const winner = pages.findIndex((page) => page.includes("Appareil relié"));
      expect(decodeJwt(String(token)).sub).toEqual([home(winner)]);
      expect(pages[1 - winner]).not.toContain("Appareil relié");
    }
  });

  it("a yes and a no that are sent at once come to one of them, for the device and for the page alike", async () => {
    for (let round = 0; round < 5; round++) {
      const box = await device();
      const browser = await owner(box);
      const form = formKeyIn(await pageOf(browser));
      const token = await tokenFor(METER);
      const answers = [{ answer: "give", token }, { answer: "no" }].map((fields) => post(browser, { form, ...fields }));
      const pages = await Promise.all(answers.map(async (answered) => (await answered).text()));
      const { body } = await box.poll();
      const shown = pages.map((page) => /<h1>([^<]+)</.exec(page)?.[1]);
      const title = body.error === "access_denied" ? "Appareil refusé" : "Appareil relié";
      expect(shown).toEqual([title, title]);
    }
  });

  it("two tabs that give two tokens at once give one of them", async () => {
    const box = await device();
    const browser = await owner(box);
    const form = formKeyIn(await pageOf(browser));
    await times(10, async (n) => post(browser, { form, answer: "give", token: await tokenFor(home(n)) }));
    expect(tokensIn(await times(10, () => box.poll()))).toHaveLength(1);
  });

  it("twenty browsers that type one code at once are three that see it", async () => {
    const box = await device();
    const typed = await times(20, () => type(world.attacker(), box.userCode));
    expect(typed.filter(({ status }) => status === 303)).toHaveLength(3);
    expect(await box.error()).toBe("authorization_pending");
  });

  it("fifty guesses at once from one address are ten that are looked up", async () => {
    const thief = () => new Browser(world.gateway, { "cf-connecting-ip": "198.51.100.250" });
    const answers = await times(50, () => type(thief(), "BCDF-GHJK"));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(40);
  });
});
