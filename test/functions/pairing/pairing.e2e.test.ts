import { decodeJwt } from "jose";
import * as oauth from "oauth4webapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser, codeIn, locationOf } from "../../support/browser.ts";
import { agreeTo, refuseOn } from "../../support/consent.ts";
import {
  BOTH_DIRECTIONS,
  METER,
  MISSING_DAYS,
  NO_CURVE,
  OTHER_METER,
  PEAK_OFF_PEAK,
  TEMPO,
} from "../../support/meters.ts";
import {
  answer,
  consentForDevice,
  DEVICE_GRANT,
  Device,
  ordinaryToken,
  pageOf,
  SITE,
  sendForm,
  type,
} from "../../support/pairing.ts";
import { type Running, startBoth, tokenFor } from "../../support/running.ts";

let running: Running;
beforeAll(async () => {
  running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "200" });
  await running.enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
});
afterAll(() => running.stop());

let addresses = 0;
/** Each from an address of its own. */
const browser = () => new Browser(running.gateway, { "cf-connecting-ip": `203.0.113.${++addresses}` });
const elsewhere = () => ({ "cf-connecting-ip": `2001:db8:${(++addresses).toString(16)}::1` });
const device = (clientId?: string, scope?: string) => Device.begin(running.gateway, clientId, scope, elsewhere());
const reads = async (token: unknown, meter: string, path: string) =>
  (
    await fetch(new URL(`/api/v2/${path}?prm=${meter}&start=2026-11-20&end=2026-11-22`, running.gateway), {
      headers: { authorization: `Bearer ${token}` },
    })
  ).status;

describe("a general OAuth library", () => {
  /** The library believes the address of the document; here the requests go to the gateway that runs. */
  const options = {
    [oauth.customFetch]: (url: string, init: object) => {
      const { pathname } = new URL(url);
      if (!url.startsWith(`${SITE}/`)) throw new Error(`a foreign address: ${url}`);
      return fetch(new URL(pathname, running.gateway), init);
    },
  };

  it("a general OAuth library pairs a device from the address of the gateway alone", async () => {
    const issuer = new URL(SITE);
    const found = await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...options });
    const server = await oauth.processDiscoveryResponse(issuer, found);
    const client = { client_id: "Une bibliothèque" };
    const asked = await oauth.deviceAuthorizationRequest(server, client, oauth.None(), { scope: "daily" }, options);
    const codes = await oauth.processDeviceAuthorizationResponse(server, client, asked);
    expect(codes).toMatchObject({ verification_uri: `${SITE}/appareil`, expires_in: 600, interval: 5 });

    const poll = async () =>
      oauth.processDeviceCodeResponse(
        server,
        client,
        await oauth.deviceCodeGrantRequest(server, client, oauth.None(), codes.device_code, options),
      );
    await expect(poll()).rejects.toMatchObject({ error: "authorization_pending" });
    await expect(poll()).rejects.toMatchObject({ error: "slow_down" });

    const person = browser();
    await consentForDevice(person, codes.user_code, METER);
    await answer(person, { answer: "give" });
    const token = await poll();
    expect(token).toMatchObject({ token_type: "bearer", scope: "consumption production daily" });
    expect(await reads(token.access_token, METER, "consumption/daily")).toBe(200);
    expect(await reads(token.access_token, METER, "consumption/load_curve")).toBe(403);
  });
});

describe("the metadata of the gateway", () => {
  it("the metadata names the configured address, whatever Host says", async () => {
    const answer = await fetch(new URL("/.well-known/oauth-authorization-server", running.gateway), {
      headers: { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
    });
    const body = (await answer.json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      issuer: SITE,
      device_authorization_endpoint: `${SITE}/api/v2/device_authorization`,
      token_endpoint: `${SITE}/api/v2/token`,
      grant_types_supported: [DEVICE_GRANT],
      token_endpoint_auth_methods_supported: ["none"],
      ui_locales_supported: ["fr", "en"],
    });
    expect(JSON.stringify(body)).not.toContain(running.gateway.host);
  });
});

describe("a request that is not as the RFCs want it", () => {
  const authorize = (fields: Record<string, string> | string, headers = {}) =>
    sendForm(running.gateway, "/api/v2/device_authorization", fields, { ...elsewhere(), ...headers });
  const token = (fields: Record<string, string> | string, headers = {}) =>
    sendForm(running.gateway, "/api/v2/token", fields, headers);
  const good = { grant_type: DEVICE_GRANT, client_id: "Ma box", device_code: "a.b.c" };

  it.each([
    ["no client_id", {}, 400, "invalid_request"],
    ["an empty client_id", { client_id: "" }, 400, "invalid_request"],
    ["a client_id of 41 characters", { client_id: "x".repeat(41) }, 400, "invalid_request"],
    ["a client_id that turns the direction of writing", { client_id: "a\u202eb" }, 400, "invalid_request"],
    ["a client_id of two lines", { client_id: "a\nb" }, 400, "invalid_request"],
    ["client_id twice", "client_id=a&client_id=b", 400, "invalid_request"],
    ["an unknown scope", { client_id: "a", scope: "everything" }, 400, "invalid_scope"],
    ["a secret", { client_id: "a", client_secret: "b" }, 401, "invalid_client"],
  ])("the device authorization endpoint refuses %s", async (_what, fields, status, error) => {
    const refused = await authorize(fields);
    expect([refused.status, refused.body.error]).toEqual([status, error]);
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(String(refused.body.error_description)).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
  });

  it("the device authorization endpoint ignores what it does not know, however often it stands there", async () => {
    expect((await authorize("client_id=a&other=1&other=2&scope=")).status).toBe(200);
  });

  it.each([
    ["no grant type", { ...good, grant_type: "" }, 400, "invalid_request"],
    ["another grant type", { ...good, grant_type: "authorization_code" }, 400, "unsupported_grant_type"],
    ["no device code", { ...good, device_code: "" }, 400, "invalid_request"],
    ["no client_id", { ...good, client_id: "" }, 400, "invalid_request"],
    ["a device code of nobody", good, 400, "invalid_grant"],
    [
      "a device code of the right shape",
      { ...good, device_code: `1.${"a".repeat(43)}.${"b".repeat(43)}.${"c".repeat(43)}` },
      400,
      "invalid_grant",
    ],
  ])("the token endpoint refuses %s", async (_what, fields, status, error) => {
    const refused = await token(fields);
    expect([refused.status, refused.body.error]).toEqual([status, error]);
    expect(refused.headers.get("pragma")).toBe("no-cache");
  });

  it.each(["/api/v2/device_authorization", "/api/v2/token"])(
    "%s answers other methods, bodies, sizes and places of parameters in the members of RFC 6749",
    async (path) => {
      const url = new URL(path, running.gateway);
      const json = { "content-type": "application/json" };
      const form = { "content-type": "application/x-www-form-urlencoded" };
      const answers = await Promise.all([
        fetch(url),
        fetch(url, { method: "POST", headers: json, body: JSON.stringify(good) }),
        fetch(url, { method: "POST", headers: form, body: `client_id=${"x".repeat(5_000)}` }),
        fetch(`${url}?client_id=a`, { method: "POST", headers: form, body: "" }),
        fetch(url, { method: "POST", headers: { ...form, authorization: "Basic YTpi" }, body: "client_id=a" }),
      ]);
      const seen = await Promise.all(
        answers.map(async (one) => [one.status, ((await one.json()) as { error: string }).error]),
      );
      expect(seen).toEqual([
        [405, "invalid_request"],
        [400, "invalid_request"],
        [413, "invalid_request"],
        [400, "invalid_request"],
        [401, "invalid_client"],
      ]);
      expect(answers[0]?.headers.get("allow")).toBe("POST, OPTIONS");
      expect(answers[4]?.headers.get("www-authenticate")).toMatch(/^Basic /);
    },
  );
});

describe("a device", () => {
  it("a device gets a token by a consent, and the page names it before the person leaves and after they are back", async () => {
    const box = await device("Ma <b>box</b> & moi", "consumption daily");
    const person = browser();
    await type(person, box.userCode.toLowerCase());
    const before = await pageOf(person);
    expect(before).toContain("Ma &lt;b&gt;box&lt;/b&gt; &amp; moi");
    expect(before).toContain("Est-ce bien vous qui l’avez demandé");
    expect(before).toContain("nous ne savons pas d’où");
    expect(before).toContain("la consommation, par jour");
    await answer(person, { answer: "yes" });
    const ways = await pageOf(person);
    expect(ways).toContain("ne peut pas l’être une seconde fois");
    expect(ways).toContain("Ma &lt;b&gt;box&lt;/b&gt; &amp; moi");

    const again = await device("Ma <b>box</b> & moi", "consumption daily");
    const other = browser();
    await consentForDevice(other, again.userCode, OTHER_METER);
    const after = await pageOf(other);
    expect(after).toContain("Ma &lt;b&gt;box&lt;/b&gt; &amp; moi");
    expect(after).toContain("Est-ce bien vous qui l’avez demandé");
    expect(after).toContain(OTHER_METER.slice(-4));
    expect(await again.error()).toBe("authorization_pending");

    expect(await (await answer(other, { answer: "give" })).text()).toContain("Appareil relié");
    expect(other.cookies.has("__Host-pairing")).toBe(false);
    const { status, body } = await again.poll();
    expect([status, Object.keys(body).sort()]).toEqual([200, ["access_token", "expires_in", "scope", "token_type"]]);
    expect(body).toMatchObject({ token_type: "Bearer", scope: "consumption daily" });
    expect(Number(body.expires_in)).toBeLessThanOrEqual(1095 * 86_400);
    const claims = decodeJwt(String(body.access_token));
    expect(claims).toMatchObject({ sub: [OTHER_METER], name: "Ma <b>box</b> & moi", scope: "consumption daily" });
    // Only the consent's own token may revoke others.
    expect(claims.auth_time).toBeUndefined();
    expect(await again.error()).toBe("invalid_grant");
  });

  it("a device gets a token of somebody who pastes theirs, without a consent, and never one that is wider", async () => {
    const box = await device("Ma box");
    const person = browser();
    await running.enedis.forgetCalls();
    await type(person, box.userCode);
    await answer(person, { answer: "yes" });
    const narrow = await fetch(new URL("/api/v2/tokens/renew", running.gateway), {
      method: "POST",
      headers: { authorization: `Bearer ${await tokenFor(BOTH_DIRECTIONS)}`, "content-type": "application/json" },
      body: JSON.stringify({ scope: "production daily" }),
    });
    const { access_token } = (await narrow.json()) as { access_token: string };
    await answer(person, { answer: "give", token: ` Bearer ${access_token} ` });
    expect((await box.poll()).body).toMatchObject({ scope: "production daily" });
    expect(await running.enedis.calls()).toEqual([]);
  });

  it("a device gets a token from the one that a consent has just put into this browser, without another consent", async () => {
    const person = browser();
    await ordinaryToken(person, TEMPO);
    const box = await device("Ma box", "load_curve consumption");
    await type(person, box.userCode);
    await answer(person, { answer: "yes" });
    expect(await pageOf(person)).toContain("Avec le jeton de ce navigateur");
    await answer(person, { answer: "give" });
    const { body } = await box.poll();
    expect(body).toMatchObject({ scope: "consumption load_curve" });
    expect(await reads(body.access_token, TEMPO, "consumption/load_curve")).toBe(200);
  });

  it("a device gets nothing from a token that opens nothing of what it asks, and goes on waiting", async () => {
    const box = await device("Ma box", "production");
    const person = browser();
    await type(person, box.userCode);
    await answer(person, { answer: "yes" });
    const narrow = await fetch(new URL("/api/v2/tokens/renew", running.gateway), {
      method: "POST",
      headers: { authorization: `Bearer ${await tokenFor(METER)}`, "content-type": "application/json" },
      body: JSON.stringify({ scope: "consumption" }),
    });
    const { access_token } = (await narrow.json()) as { access_token: string };
    const refused = await answer(person, { answer: "give", token: access_token });
    expect([refused.status, codeIn(await refused.text())]).toEqual([409, "device_gets_nothing"]);
    const junk = await answer(person, { answer: "give", token: "eyJ" });
    expect([junk.status, codeIn(await junk.text())]).toEqual([400, "token_malformed"]);
    expect(await box.error()).toBe("authorization_pending");
  });

  it.each(["before they agree", "after they agreed", "after the consent"])(
    "a device is told at once that its owner declined on our page: %s",
    async (when) => {
      const box = await device();
      const person = browser();
      if (when === "after the consent") await consentForDevice(person, box.userCode, NO_CURVE);
      else await type(person, box.userCode);
      if (when === "after they agreed") await answer(person, { answer: "yes" });
      expect(await (await answer(person, { answer: "no" })).text()).toContain("Appareil refusé");
      expect([await box.error(), await box.error()]).toEqual(["access_denied", "access_denied"]);
    },
  );

  it("a device is told at once that its owner declined at Enedis", async () => {
    const box = await device();
    const person = browser();
    await type(person, box.userCode);
    await answer(person, { answer: "yes" });
    const back = await refuseOn(locationOf(await person.open("/api/auth?appareil")));
    expect(await box.error()).toBe("authorization_pending");
    await person.open(back);
    expect(await box.error()).toBe("access_denied");
    expect(await pageOf(person)).toContain("Appareil refusé");
  });

  it("a device is told at once that its owner's consent failed for good at Enedis", async () => {
    const box = await device();
    const person = browser();
    await type(person, box.userCode);
    await answer(person, { answer: "yes" });
    await running.enedis.control({ consentReturn: "demande_non_aboutie" });
    await person.open(await agreeTo(PEAK_OFF_PEAK, locationOf(await person.open("/api/auth?appareil"))));
    await running.enedis.control({ consentReturn: "normal" });
    expect(await box.error()).toBe("access_denied");
  });

  it("a device that its owner declined before leaves an ordinary consent as it is", async () => {
    const person = browser();
    const box = await device();
    await type(person, box.userCode);
    await answer(person, { answer: "yes" });
    // Not through the button of the device's page: this departure is for the person.
    expect(decodeJwt(await ordinaryToken(person, MISSING_DAYS)).sub).toEqual([MISSING_DAYS]);
    expect(await box.error()).toBe("authorization_pending");
  });
});
