import { listDurableObjectIds, reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userCode } from "../../shared/pairing/user-code.ts";
import { deskName } from "../../shared/pairing/visit.ts";
import { issueToken } from "../../shared/token/token.ts";
import { bindings, browserAt, codeOn } from "../functions/consent/consent-journey.ts";
import { METER } from "../support/meters.ts";
import { answer, DEVICE_GRANT, formKeyIn, pageOf, post, SITE, type } from "../support/pairing.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";

const CODE_LIFE_MS = 600_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.now() }));
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

const tokenFor = (meter: typeof METER): Promise<string> => {
  const nowMs = Date.now();
  const claims = { usagePoints: [meter], issuedAtMs: nowMs, expiresAtMs: nowMs + 86_400_000, jti: "a-jti" };
  return issueToken(claims, TOKEN_SECRET);
};
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** In this process, so that the clock can be set. */
async function send(path: string, fields: Record<string, string>, changes: Record<string, unknown> = {}, cf?: object) {
  const sent = { method: "POST", body: new URLSearchParams(fields), ...(cf && { cf }) } as RequestInit;
  const response = await browserAt(bindings(changes)).open(path, sent);
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

const ask = async (changes = {}, cf?: object) =>
  (await send("/api/v2/device_authorization", { client_id: "Ma box", scope: "daily" }, changes, cf)).body;
const poll = async ({ device_code = "" }: Record<string, string>) =>
  (await send("/api/v2/token", { grant_type: DEVICE_GRANT, client_id: "Ma box", device_code })).body.error;
const deskFor = async ({ user_code = "" }: Record<string, string>) => {
  const code = userCode(user_code);
  if (code === null) throw new Error("no code");
  return env.PAIRING_DESK.getByName(await deskName(code, TOKEN_SECRET));
};

describe("a code after its ten minutes", () => {
  it("a code that has ended is no code any more: not to type, not to answer, not to poll with", async () => {
    const codes = await ask();
    const browser = browserAt();
    await type(browser, codes.user_code ?? "");
    await answer(browser, { answer: "yes" });
    const form = formKeyIn(await pageOf(browser));
    later(CODE_LIFE_MS - 1_000);
    expect(await poll(codes)).toBe("authorization_pending");
    later(1_000);
    expect(await poll(codes)).toBe("expired_token");
    expect(await codeOn(await type(browserAt(), codes.user_code ?? ""))).toBe("device_code_unknown");
    const late = await post(browser, { form, answer: "give", token: await tokenFor(METER) });
    expect(await codeOn(late)).toBe("device_code_ended");
    expect(await poll(codes)).toBe("expired_token");
  });

  it("a token that was not fetched in time is lost to the device, and to who finds its code later", async () => {
    const codes = await ask();
    const browser = browserAt({ ...bindings(), QUOTA_GATE: env.QUOTA_GATE } as never);
    await type(browser, codes.user_code ?? "");
    await answer(browser, { answer: "yes" });
    const given = await answer(browser, { answer: "give", token: await tokenFor(METER) });
    expect(await given.text()).toContain("Appareil relié");
    later(CODE_LIFE_MS);
    expect(await poll(codes)).toBe("expired_token");
  });

  it("an alarm erases everything that was kept for a code when it ends", async () => {
    const codes = await ask();
    const desk = await deskFor(codes);
    const kept = () =>
      runInDurableObject(desk as never, async (_: object, { storage }: DurableObjectState) => [
        (await storage.list()).size,
        await storage.getAlarm(),
      ]);
    const began = Date.now();
    expect(await kept()).toEqual([9, began + CODE_LIFE_MS]);
    later(CODE_LIFE_MS);
    await runDurableObjectAlarm(desk as never);
    expect(await kept()).toEqual([0, null]);
  });

  it("nothing that is stored says what the device calls itself, what it wants or which code it has", async () => {
    const codes = await ask();
    const text = await runInDurableObject(
      (await deskFor(codes)) as never,
      async (_: object, { storage }: DurableObjectState) => JSON.stringify([...(await storage.list())]),
    );
    const readable = text + Buffer.from(text, "base64url").toString("latin1");
    for (const secret of ["Ma box", "daily", codes.user_code, codes.user_code?.replace("-", ""), codes.device_code])
      expect(readable).not.toContain(secret);
  });
});

describe("the country that a device asks from", () => {
  const placeOn = async (codes: Record<string, string>) => {
    const browser = browserAt();
    await type(browser, codes.user_code ?? "");
    return /id="place">([^<]*)</.exec(await pageOf(browser))?.[1];
  };

  it("the page says the country that Cloudflare tells, and nothing where the platform makes one up", async () => {
    const eu = { jurisdiction: () => env.PAIRING_DESK, getByName: (name: string) => env.PAIRING_DESK.getByName(name) };
    const limiter = { jurisdiction: () => env.ATTEMPT_LIMITER };
    const cloudflare = {
      DO_JURISDICTION: "eu",
      PAIRING_DESK: eu,
      ATTEMPT_LIMITER: limiter,
      ENEDIS_CONSENT_URL: "https://enedis.example/authorize",
    };
    expect(await placeOn(await ask(cloudflare, { country: "BE" }))).toBe("Belgique");
    expect(await placeOn(await ask(cloudflare, { country: "XX" }))).toContain("nous ne savons pas");
    expect(await placeOn(await ask({}, { country: "BE" }))).toContain("nous ne savons pas");
  });
});

describe("a gateway without a configured address", () => {
  it("a gateway that does not know its address pairs nothing, and makes no object", async () => {
    const changes = { SITE_URL: undefined };
    const before = await listDurableObjectIds(env.PAIRING_DESK);
    expect((await send("/api/v2/device_authorization", { client_id: "Ma box" }, changes)).status).toBe(404);
    expect((await send("/api/v2/token", {}, changes)).status).toBe(404);
    const browser = browserAt(bindings(changes));
    expect((await browser.open("/.well-known/oauth-authorization-server")).status).toBe(404);
    expect((await browser.open("/appareil")).status).toBe(404);
    expect(await listDurableObjectIds(env.PAIRING_DESK)).toHaveLength(before.length);
  });

  it.each(["http://conso.example", "https://conso.example/path", "conso.example", "ftp://conso.example"])(
    "the address %s is no address of a gateway",
    async (SITE_URL) => {
      const broken = await browserAt(bindings({ SITE_URL })).open("/appareil");
      expect(broken.status).toBe(500);
    },
  );

  it("the address of a gateway may end with a slash, and be this machine's", async () => {
    for (const SITE_URL of [`${SITE}/`, "http://localhost:8787"]) {
      const page = await browserAt(bindings({ SITE_URL })).open("/.well-known/oauth-authorization-server");
      expect(((await page.json()) as { issuer: string }).issuer).toBe(SITE_URL.replace(/\/$/, ""));
    }
  });
});
