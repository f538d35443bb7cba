import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METADATA_PATH } from "../../../packages/client/library/authorization-server.ts";
import type { PairingPrompt } from "../../../packages/client/library/device-code.ts";
import { paceAfter } from "../../../packages/client/library/pace.ts";
import { type PairingOptions, pair } from "../../../packages/client/library/pairing.ts";
import { ConsoProblem } from "../../../packages/client/library/problem.ts";
import { FakeGateway, GATEWAY, NOON_MS, type Scripted, TOKEN } from "./fake-gateway.ts";

const METADATA = {
  issuer: GATEWAY,
  device_authorization_endpoint: `${GATEWAY}/api/v2/device_authorization`,
  token_endpoint: `${GATEWAY}/api/v2/token`,
  grant_types_supported: ["urn:ietf:params:oauth:grant-type:device_code"],
};
const CODE = {
  device_code: "known to the device alone",
  user_code: "BCDF-GHJK",
  verification_uri: `${GATEWAY}/appareil`,
  verification_uri_complete: `${GATEWAY}/appareil?user_code=BCDF-GHJK`,
  expires_in: 600,
  interval: 5,
};
const GIVEN = { access_token: TOKEN, token_type: "Bearer", expires_in: 3600, scope: "consumption daily" };

const metadata = (change: object = {}) => Response.json({ ...METADATA, ...change });
const code = (change: object = {}) => Response.json({ ...CODE, ...change });
const given = (change: object = {}) => Response.json({ ...GIVEN, ...change });
const error = (name: string, headers: Record<string, string> = {}, status = 400) =>
  Response.json({ error: name }, { status, headers });
const pending = () => error("authorization_pending");

/** A device that is paired at a gateway which answers by a script, on a clock that only its waits move. */
async function pairAt(script: readonly Scripted[], options: Partial<PairingOptions> = {}) {
  const gateway = new FakeGateway(...script);
  const prompts: PairingPrompt[] = [];
  const waits: number[] = [];
  let nowMs = NOON_MS;
  const outcome = await pair({
    gateway: GATEWAY,
    name: "a box",
    onCode: (prompt) => prompts.push(prompt),
    fetch: gateway.fetch,
    now: () => nowMs,
    sleep: async (ms) => {
      waits.push(ms / 1000);
      nowMs += ms;
    },
    ...options,
  }).catch((failure: unknown) => failure);
  return { outcome, prompts, waits, requests: gateway.requests, addresses: gateway.addresses };
}

describe("pairing", () => {
  it("a device shows the code, asks at the pace of the gateway, and gets its token", async () => {
    const { outcome, prompts, waits, addresses, requests } = await pairAt([metadata(), code(), pending(), given()], {
      scope: "consumption daily",
    });
    expect(outcome).toEqual(GIVEN);
    expect(prompts).toEqual([
      {
        userCode: "BCDF-GHJK",
        page: `${GATEWAY}/appareil`,
        pageWithCode: `${GATEWAY}/appareil?user_code=BCDF-GHJK`,
        endsAt: new Date(NOON_MS + 600_000),
      },
    ]);
    expect(waits).toEqual([5, 5]);
    expect(addresses).toEqual([METADATA_PATH, "/api/v2/device_authorization", "/api/v2/token", "/api/v2/token"]);
    const [, wish = "", question = ""] = await Promise.all(requests.map((request) => request.text()));
    expect(Object.fromEntries(new URLSearchParams(wish))).toEqual({ client_id: "a box", scope: "consumption daily" });
    expect(Object.fromEntries(new URLSearchParams(question))).toEqual({
      grant_type: "urn:ietf:params:oauth:grant-type:device_code",
      device_code: CODE.device_code,
      client_id: "a box",
    });
  });

  it("no address of a pairing holds the secret of the device, and none is followed elsewhere", async () => {
    const { requests } = await pairAt([metadata(), code(), given()]);
    expect(requests.map(({ url }) => url).join()).not.toContain(encodeURIComponent(CODE.device_code));
    expect(new Set(requests.map(({ redirect }) => redirect))).toEqual(new Set(["error"]));
  });

  it("a gateway without an interval is asked every five seconds, and without a whole address none is shown", async () => {
    const { waits, prompts } = await pairAt([
      metadata(),
      code({ interval: undefined, verification_uri_complete: undefined }),
      given(),
    ]);
    expect({ waits, page: prompts[0]?.pageWithCode }).toEqual({ waits: [5], page: null });
  });

  it("each `slow_down` adds five seconds, for good", async () => {
    const script = [metadata(), code(), error("slow_down"), pending(), error("slow_down"), given()];
    expect((await pairAt(script)).waits).toEqual([5, 10, 10, 15]);
  });

  it.each([
    ["a connection that breaks", new TypeError("fetch failed"), [5, 10, 10]],
    ["a gateway that is down", new Response("<h1>Bad gateway</h1>", { status: 502 }), [5, 10, 10]],
    ["a gateway that says when", error("too_many", { "retry-after": "40" }, 429), [5, 40, 10]],
  ])("%s slows the questions down, and the pairing goes on", async (_what, trouble, waits) => {
    const found = await pairAt([metadata(), code(), trouble, pending(), given()]);
    expect(found).toMatchObject({ waits, outcome: GIVEN });
  });

  it.each([
    ["access_denied", error("access_denied"), { code: "access_denied", retryable: false }],
    ["expired_token", error("expired_token"), { code: "expired_token", retryable: true }],
    ["invalid_grant", error("invalid_grant"), { code: "invalid_grant", status: 400 }],
    ["a token of another kind", given({ token_type: "DPoP" }), { code: "unexpected_answer" }],
    ["a good answer without a token", Response.json({}), { code: "unexpected_answer" }],
    ["a good answer that is no JSON", new Response("hello"), { code: "unexpected_answer" }],
  ])("%s ends the pairing with its code", async (_what, answer, problem) => {
    const { outcome } = await pairAt([metadata(), code(), pending(), answer]);
    expect(outcome).toBeInstanceOf(ConsoProblem);
    expect(outcome).toMatchObject(problem);
  });

  it("a code that nobody types ends by the clock of the device, too", async () => {
    const { outcome, waits } = await pairAt([metadata(), code({ expires_in: 12 }), pending(), pending()]);
    expect({ outcome, waits }).toMatchObject({ outcome: { code: "expired_token" }, waits: [5, 5] });
  });

  it.each([
    ["no metadata", [new Response("", { status: 404 })], "pairing_not_offered"],
    [
      "metadata without this grant",
      [metadata({ grant_types_supported: ["authorization_code"] })],
      "pairing_not_offered",
    ],
    ["metadata without its address", [metadata({ device_authorization_endpoint: undefined })], "pairing_not_offered"],
    ["another issuer", [metadata({ issuer: "https://elsewhere.example" })], "unexpected_answer"],
    ["no issuer", [metadata({ issuer: undefined })], "unexpected_answer"],
    ["no code", [metadata(), code({ user_code: undefined })], "unexpected_answer"],
    ["a code that moves the cursor", [metadata(), code({ user_code: "BCDF\u001b[2J" })], "unexpected_answer"],
    ["a page that is a script", [metadata(), code({ verification_uri: "javascript:alert(1)" })], "unexpected_answer"],
    ["a code that never ends", [metadata(), code({ expires_in: Number.MAX_VALUE })], "unexpected_answer"],
    ["a refused scope", [metadata(), error("invalid_scope")], "invalid_scope"],
    ["no gateway", [new TypeError("fetch failed")], "unreachable"],
  ] as const)("a gateway with %s shows no code and gives no token", async (_what, script, code) => {
    const { outcome, prompts } = await pairAt(script);
    expect({ outcome, prompts }).toMatchObject({ outcome: { code }, prompts: [] });
  });

  it("the secret of the device is never sent to an address elsewhere", async () => {
    const { outcome, addresses } = await pairAt([metadata({ token_endpoint: "https://elsewhere.example/token" })]);
    expect(outcome).toMatchObject({ message: expect.stringContaining("another host") });
    expect(addresses).toEqual([METADATA_PATH]);
  });

  it("a pairing that is called off asks nothing more", async () => {
    const caller = new AbortController();
    const onCode = () => caller.abort(new Error("enough"));
    const { outcome, addresses } = await pairAt([metadata(), code()], {
      signal: caller.signal,
      onCode,
      sleep: async (_ms, signal) => signal?.throwIfAborted(),
    });
    expect({ outcome, last: addresses.at(-1) }).toMatchObject({
      outcome: { message: "enough" },
      last: "/api/v2/device_authorization",
    });
  });
});

describe("the pace of a pairing", () => {
  const answers = fc.constantFrom(
    { code: "authorization_pending", title: "", status: 400 },
    { code: "slow_down", title: "", status: 400 },
    { code: "unreachable", title: "" },
    { code: "unexpected_answer", title: "", status: 503 },
  );

  it("a device never asks sooner than RFC 8628 allows, whatever is answered", () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 12 }), fc.integer({ min: 1, max: 60 }), (members, intervalSeconds) => {
        let pace = { intervalSeconds, pauseSeconds: intervalSeconds };
        let least = intervalSeconds;
        for (const problem of members) {
          const next = paceAfter(new ConsoProblem(problem), pace);
          if (problem.code === "slow_down") least += 5;
          else if (problem.code !== "authorization_pending") least *= 2;
          expect(next?.pauseSeconds).toBeGreaterThanOrEqual(least);
          pace = next ?? pace;
        }
      }),
    );
  });
});
