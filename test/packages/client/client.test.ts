import { describe, expect, it } from "vitest";
import { Conso } from "../../../packages/client/library/client.ts";
import { ConsoProblem } from "../../../packages/client/library/problem.ts";
import { all, answer, FakeGateway, GATEWAY, problem, TOKEN } from "./fake-gateway.ts";

describe("where the client sends its token", () => {
  it.each(["http://conso.example", "ftp://conso.example", "conso.example", ""])(
    "the client refuses the gateway %j",
    (gateway) => {
      expect(() => new Conso({ gateway })).toThrow("https address");
    },
  );

  it.each(["http://localhost:8787", "http://127.0.0.1:8787/", "http://[::1]:8787", "https://conso.example/page"])(
    "the client takes the gateway %j",
    (gateway) => {
      expect(new Conso({ gateway })).toBeInstanceOf(Conso);
    },
  );

  it("the client follows neither a redirect nor a `next` to another host", async () => {
    const rest = { next: "https://elsewhere.example/", retry_after_seconds: null };
    const gateway = new FakeGateway(answer([], { rest }));
    await expect(all(gateway.client().readings("consumption", "daily"))).rejects.toThrow("another host");
    expect(gateway.requests.map(({ url, redirect }) => [new URL(url).origin, redirect])).toEqual([[GATEWAY, "error"]]);
  });

  it("the client sends its token in the header only", async () => {
    const gateway = new FakeGateway(Response.json({ time: "07:23" }));
    expect(await gateway.client().slot({ prm: "22516914714270" })).toEqual({ time: "07:23" });
    expect(gateway.requests[0]?.headers.get("authorization")).toBe(`Bearer ${TOKEN}`);
    expect(gateway.addresses).toEqual(["/api/v2/slot?prm=22516914714270"]);
  });
});

describe("the client and the colours of Tempo", () => {
  it("colours are those of today and tomorrow, or of a window", async () => {
    const gateway = new FakeGateway(Response.json({ as_of: null }), Response.json({ days: [] }));
    expect(await gateway.client().tempo()).toEqual({ as_of: null });
    expect(await gateway.client().tempo({ start: "2026-11-01", end: "2026-11-08" })).toEqual({ days: [] });
    expect(gateway.addresses).toEqual(["/api/v2/tempo", "/api/v2/tempo?start=2026-11-01&end=2026-11-08"]);
  });
});

describe("the client at the invented home of a gateway", () => {
  it("the invented home has addresses of its own, and the token is not needed", async () => {
    const gateway = new FakeGateway(answer([]), Response.json({ meters: [] }), Response.json({ verdict: "well" }));
    const client = new Conso({ gateway: GATEWAY, demo: true, fetch: gateway.fetch });
    await all(client.readings("consumption", "daily", { start: "2026-11-01", end: "2026-11-08" }));
    await client.meters();
    await client.diagnosis({ measure: "consumption/daily" });
    expect(gateway.addresses).toEqual([
      "/api/v2/demo/consumption/daily?start=2026-11-01&end=2026-11-08",
      "/api/v2/demo/meters",
      "/api/v2/demo/diagnosis?measure=consumption/daily",
    ]);
    expect(gateway.requests.map(({ headers }) => headers.get("authorization"))).toEqual([null, null, null]);
  });
});

describe("problems of the client", () => {
  it("a problem document becomes an error with its code and its remedy", async () => {
    const gateway = new FakeGateway(problem(403, "scope_insufficient"));
    const failure = await gateway
      .client()
      .me()
      .catch((error) => error);
    expect(failure).toBeInstanceOf(ConsoProblem);
    expect(failure).toMatchObject({ code: "scope_insufficient", status: 403, remedy: "Do this.", retryable: false });
    expect(failure.message).toBe("The problem scope_insufficient. Do this.");
  });

  it.each([
    ["a page of a proxy", new Response("<h1>Bad gateway</h1>", { status: 502 })],
    ["a document of somebody else", Response.json({ error: "no" }, { status: 502 })],
    [
      "a problem document that is cut off",
      new Response('{"code":', { status: 502, headers: { "content-type": "application/problem+json" } }),
    ],
  ])("%s becomes the problem `unexpected_answer`", async (_which, response) => {
    await expect(new FakeGateway(response).client().me()).rejects.toMatchObject({
      code: "unexpected_answer",
      status: 502,
    });
  });

  it("a problem is in the language of the client", async () => {
    const gateway = new FakeGateway(Response.json({}));
    await gateway.client({ language: "fr" }).status();
    expect(gateway.requests[0]?.headers.get("accept-language")).toBe("fr");
  });

  it("what may have been done is not sent twice", async () => {
    const gateway = new FakeGateway(new TypeError("fetch failed"));
    await expect(gateway.client().renew({ name: "box" })).rejects.toMatchObject({ code: "unreachable" });
    expect(gateway.requests).toHaveLength(1);
  });
});

describe("tokens of the client", () => {
  it("the end of a token is announced once, in time", async () => {
    const expiring = () => Response.json({}, { headers: { "token-expires": "Fri, 22 Jan 2027 11:00:00 GMT" } });
    const ends: string[] = [];
    const client = new FakeGateway(expiring(), expiring()).client({
      onTokenExpires: (at) => ends.push(at.toISOString()),
    });
    await client.me();
    await client.me();
    expect(ends).toEqual(["2027-01-22T11:00:00.000Z"]);
  });

  it.each([
    ["goes on", "2028-01-22T11:00:00.000Z", 2],
    ["ends with it", "2027-01-22T11:00:00.999Z", 1],
    ["has an end that is not known", null, 1],
  ])("a token is prolonged when the consent behind it %s, and only then", async (_what, consent_ends_at, requests) => {
    const me = Response.json({ expires_at: "2027-01-22T11:00:00.000Z", consent_ends_at });
    const gateway = new FakeGateway(me, Response.json({ name: "box" }));
    expect(await gateway.client().prolong({ name: "box" })).toEqual(requests === 2 ? { name: "box" } : null);
    expect(gateway.requests).toHaveLength(requests);
  });

  it("a token is revoked by a form, and renewed and merged by JSON", async () => {
    const gateway = new FakeGateway(new Response(null), Response.json({ name: "box" }), Response.json({ name: "" }));
    const client = gateway.client();
    await client.revoke();
    expect(await client.renew({ name: "box" })).toEqual({ name: "box" });
    await client.merge("d.e.f");
    const bodies = await Promise.all(gateway.requests.map((request) => request.text()));
    expect(bodies).toEqual([`token=${TOKEN}`, '{"name":"box"}', '{"token":"d.e.f"}']);
  });
});
