import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueToken } from "../../shared/token/token.ts";
import type { UsagePointId } from "../../shared/usage-point.ts";
import { Browser } from "../support/browser.ts";
import { home, METER, OTHER_METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";
import { told, Victim } from "./victim.ts";

let running: Running;

beforeAll(async () => {
  running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "100" });
  await running.enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
});
afterAll(() => running.stop());

const BOX = Buffer.from("what the page encrypts").toString("base64");
const as = (token: string) => ({ authorization: `Bearer ${token}` });

async function renewed(token: string, wanted = {}): Promise<string> {
  const init = { method: "POST", headers: as(token), body: JSON.stringify(wanted) };
  const answer = await fetch(new URL("/api/v2/tokens/renew", running.gateway), init);
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** A browser of which only the cookies count: keys of devices are in real ones. */
class Device {
  readonly browser = new Browser(running.gateway.origin);

  post(what: string, headers: Record<string, string> = {}, body?: object): Promise<Response> {
    const init = { method: "POST", headers: { origin: running.gateway.origin, ...headers } };
    return this.browser.open(`/remembered/${what}`, { ...init, ...(body && { body: JSON.stringify(body) }) });
  }

  /** Remembers the meters of a token: gives the token that it remembers. */
  async remember(token: string, box = BOX): Promise<string> {
    const { token: own } = (await (await this.post("token", as(token))).json()) as { token: string };
    expect((await this.post("keep", as(own), { box })).status).toBe(204);
    return own;
  }

  async opened(): Promise<{ name: string; box: string }[]> {
    const answer = await this.post("open");
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { remembered: { name: string; box: string }[] }).remembered;
  }

  get cookies(): string[] {
    return [...this.browser.cookies.keys()].filter((name) => name.startsWith("__Host-remembered-"));
  }
}

describe("a token that a device remembers", () => {
  it("a remembered token comes back to a page of ours in its box, and in no other form", async () => {
    const device = new Device();
    const token = await device.remember(await tokenFor(METER));
    const answer = await device.post("open");
    const text = await answer.text();
    expect(JSON.parse(text)).toEqual({ remembered: [{ name: device.cookies[0]?.slice(18), box: BOX }] });
    for (const part of [token, METER, ...token.split(".")]) expect(text).not.toContain(part);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("a cookie of a remembered token shows neither token nor meter, and no script can read it", async () => {
    const device = new Device();
    const { token } = (await (await device.post("token", as(await tokenFor(METER)))).json()) as { token: string };
    const [cookie = ""] = (await device.post("keep", as(token), { box: BOX })).headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-remembered-[0-9a-f]{32}=[\w.-]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const [, , , sealed = ""] = cookie.split(".");
    for (const text of [cookie, Buffer.from(sealed, "base64url").toString("latin1")]) {
      for (const part of [BOX, METER, ...token.split(".")]) expect(text).not.toContain(part);
    }
  });

  it("a remembered token opens no route of the API by its cookie, as the API ignores cookies", async () => {
    const device = new Device();
    await device.remember(await tokenFor(METER));
    const paths = [
      `/api/daily_consumption?prm=${METER}&start=2026-10-05&end=2026-10-07`,
      "/api/v2/consumption/daily?last=P7D",
      "/api/v2/me",
      "/api/v2/meters",
    ];
    for (const path of paths) {
      expect((await told(device.browser.open(path))).code).toBe("authorization_missing");
    }
    for (const path of ["/api/v2/tokens/renew", "/api/v2/tokens/merge", "/remembered/token", "/remembered/elsewhere"]) {
      const init = { method: "POST", headers: { origin: running.gateway.origin }, body: "{}" };
      expect((await told(device.browser.open(path, init))).code).toBe("authorization_missing");
    }
    expect(await device.opened()).toHaveLength(1);
  });

  it.each([
    ["another site", { origin: "https://elsewhere.example" }],
    ["another site without an origin", { origin: "null", "sec-fetch-site": "cross-site" }],
    ["another host of the same site", { origin: "https://other.conso.example", "sec-fetch-site": "same-site" }],
    ["a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site", "sec-fetch-dest": "iframe" }],
    ["a program that does not say where it comes from", { origin: "null" }],
  ] as const)("a remembered token is not handed to %s", async (_who, headers) => {
    const device = new Device();
    const own = await device.remember(await tokenFor(METER));
    const name = device.cookies[0]?.slice(18);
    for (const [what, body] of [
      ["token", undefined],
      ["keep", { box: BOX }],
      ["open", undefined],
      ["forget", { name }],
      ["elsewhere", undefined],
    ] as const) {
      const answer = await device.post(what, { ...as(own), ...headers }, body);
      const text = await answer.text();
      expect([answer.status, /<code id="code">([a-z_]+)</.exec(text)?.[1]]).toEqual([403, "form_foreign"]);
      expect(text).not.toContain(BOX);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
    expect(await device.opened()).toHaveLength(1);
  });

  it.each(["token", "keep", "open", "forget", "elsewhere"])(
    "a link, an image or a frame that leads to /remembered/%s gets nothing",
    async (what) => {
      const device = new Device();
      await device.remember(await tokenFor(METER));
      const answer = await device.browser.open(`/remembered/${what}`);
      expect(await told(Promise.resolve(answer))).toEqual({ status: 405, code: "method_not_allowed" });
      expect(await device.opened()).toHaveLength(1);
    },
  );

  it("a copy of a remembered cookie is worthless once its owner forgot it, and the token goes on where a program has it", async () => {
    const victim = new Victim(running, METER, await tokenFor(METER));
    const device = new Device();
    const own = await device.remember(victim.token);
    const thief = new Device();
    for (const [name, value] of device.browser.cookies) thief.browser.cookies.set(name, value);
    await victim.survives(async () => {
      expect((await device.post("forget", {}, { name: device.cookies[0]?.slice(18) })).status).toBe(204);
      expect(device.cookies).toEqual([]);
      expect(await thief.opened()).toEqual([]);
      expect(thief.cookies).toEqual([]);
    });
    expect(await victim.read(own)).toEqual({ status: 200, code: null });
  });

  it("a lost phone is forgotten from another device: what it remembers, and what was made from it, reads nothing", async () => {
    const victim = new Victim(running, OTHER_METER, await tokenFor(OTHER_METER));
    const [phone, laptop] = [new Device(), new Device()];
    const ofPhone = await phone.remember(victim.token);
    const ofLaptop = await laptop.remember(victim.token);
    const made = await renewed(ofPhone);
    const copied = await new Device().remember(ofPhone);
    await victim.survives(async () => {
      expect((await laptop.post("elsewhere", as(ofLaptop))).status).toBe(204);
      for (const lost of [ofPhone, made, copied]) {
        expect(await victim.read(lost)).toEqual({ status: 401, code: "token_revoked" });
      }
      expect(await phone.opened()).toEqual([]);
      expect(phone.cookies).toEqual([]);
      expect(await laptop.opened()).toHaveLength(1);
      expect(await laptop.opened()).toHaveLength(1);
    });
    expect(await victim.read(ofLaptop)).toEqual({ status: 200, code: null });
    const again = await new Device().remember(victim.token);
    expect(await victim.read(again)).toEqual({ status: 200, code: null });
  });

  it("a token that was narrowed for somebody else cannot have the owner's devices forget", async () => {
    const victim = new Victim(running, METER, await tokenFor(METER));
    const own = await new Device().remember(victim.token);
    const lent = await renewed(victim.token, { scope: "daily" });
    await victim.survives(async () => {
      for (const token of [lent, await new Device().remember(lent)]) {
        expect(await told(new Device().post("elsewhere", as(token)))).toEqual({
          status: 403,
          code: "scope_insufficient",
        });
      }
    });
    expect(await victim.read(own)).toEqual({ status: 200, code: null });
  });

  it("a remembered token that was revoked is not handed out, and its cookie is taken away", async () => {
    const device = new Device();
    const own = await device.remember(await tokenFor(METER));
    await fetch(new URL("/api/v2/tokens/revoke", running.gateway), {
      method: "POST",
      body: new URLSearchParams({ token: own }),
    });
    expect(await device.opened()).toEqual([]);
    expect(device.cookies).toEqual([]);
    expect(await told(device.post("token", as(own)))).toEqual({ status: 401, code: "token_revoked" });
  });

  it("a remembered token that has ended is not kept, and a cookie does not outlive its token", async () => {
    const nowMs = Date.now();
    const claims = { usagePoints: [METER as UsagePointId], issuedAtMs: nowMs, jti: randomUUID() };
    const endsSoon = await issueToken({ ...claims, device: "a device", expiresAtMs: nowMs + 3_000 }, TOKEN_SECRET);
    const device = new Device();
    const kept = await device.post("keep", as(endsSoon), { box: BOX });
    expect(kept.headers.getSetCookie()[0]).toMatch(/; Max-Age=[123];/);
    const ended = await issueToken({ ...claims, device: "a device", expiresAtMs: nowMs - 1_000 }, TOKEN_SECRET);
    expect(await told(device.post("keep", as(ended), { box: BOX }))).toEqual({ status: 401, code: "token_expired" });
  });

  it("two cookies of one name, a cookie under another name, and one that was changed are not believed", async () => {
    const device = new Device();
    await device.remember(await tokenFor(METER));
    const [name = ""] = device.cookies;
    const value = device.browser.cookies.get(name) ?? "";
    const other = `__Host-remembered-${"0".repeat(32)}`;
    const changed = `${value.slice(0, -1)}${value.endsWith("A") ? "Q" : "A"}`;
    for (const cookie of [`${name}=${value}; ${name}=${value}`, `${other}=${value}`, `${name}=${changed}`]) {
      const answer = await fetch(new URL("/remembered/open", running.gateway), {
        method: "POST",
        headers: { origin: running.gateway.origin, cookie },
      });
      expect(await answer.json()).toEqual({ remembered: [] });
    }
    expect(await device.opened()).toHaveLength(1);
  });

  it("a box too large for a cookie is refused, and a cookie that somebody made too large is not read", async () => {
    const device = new Device();
    const own = await device.remember(await tokenFor(METER));
    expect(await told(device.post("keep", as(own), { box: "A".repeat(2_404) }))).toEqual({
      status: 400,
      code: "body_malformed",
    });
    expect(await told(device.post("keep", as(own), { box: "A".repeat(40_000) }))).toEqual({
      status: 413,
      code: "body_too_large",
    });
    device.browser.cookies.set(`__Host-remembered-${"f".repeat(32)}`, `e.${"A".repeat(6_000)}`);
    expect(await device.opened()).toHaveLength(1);
    expect(device.cookies).toHaveLength(1);
  });

  it("the largest token with the longest box fits into a cookie of 4 096 bytes, and a fifth meter has the oldest forgotten", async () => {
    const device = new Device();
    await device.remember(await tokenFor(...Array.from({ length: 10 }, (_, n) => home(n))), "A".repeat(2_400));
    const [[name, value] = ["", ""]] = [...device.browser.cookies];
    expect(name.length + value.length).toBeLessThan(4_096);
    for (const meter of [METER, OTHER_METER, home(11)]) await device.remember(await tokenFor(meter));
    expect(device.cookies).toHaveLength(4);
    await device.remember(await tokenFor(home(12)));
    expect(device.cookies).toHaveLength(4);
    expect(device.cookies).not.toContain(name);
  });

  it("each meter that a device remembers has a cookie of its own: forgetting one leaves the others", async () => {
    const device = new Device();
    for (const meter of [METER, OTHER_METER]) await device.remember(await tokenFor(meter));
    const [first, second] = device.cookies;
    await device.post("forget", {}, { name: first?.slice(18) });
    expect(device.cookies).toEqual([second]);
    expect(await device.opened()).toHaveLength(1);
  });

  it("a token that no device was named in is not kept, as no other device could have it forgotten", async () => {
    const device = new Device();
    expect(await told(device.post("keep", as(await tokenFor(METER)), { box: BOX }))).toEqual({
      status: 401,
      code: "token_invalid",
    });
    expect(device.cookies).toEqual([]);
  });
});
