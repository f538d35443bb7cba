import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { describeOperations } from "../functions/operations.ts";
import { openApiDocument } from "../shared/openapi/document.ts";
import { BOTH_DIRECTIONS, OTHER_METER } from "./support/meters.ts";
import { type Running, startBoth, tokenFor } from "./support/running.ts";
import { SAMPLE_VALUES } from "./support/sample-values.ts";

/** A meter that draws and injects, so that every measure has readings. */

interface Schema {
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}
interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly security?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, Answer>>;
}

const document = JSON.parse(JSON.stringify(openApiDocument(describeOperations()))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

const READS = Object.entries(document.paths).flatMap(([path, methods]) =>
  methods.get === undefined ? [] : [{ path, operation: methods.get }],
);

let running: Running;
let authorization: string;

beforeAll(async () => {
  running = await startBoth();
  authorization = `Bearer ${await tokenFor(BOTH_DIRECTIONS)}`;
});
afterAll(() => running.stop());

/** The names of the meter's parameter in both contracts. A route that has it asks Enedis. */
const METERS = new Set(["prm", "pointId"]);

function resolve<T extends { readonly $ref?: string }>(value: T): T {
  if (value.$ref === undefined) return value;
  const found = value.$ref
    .split("/")
    .slice(1)
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
  return resolve(found as T);
}

/** Asks, and checks the answer against the schema of the document for its status and media type. */
async function judged(
  path: string,
  operation: Operation,
  parameters: Record<string, string>,
  headers = {},
  body?: BodyInit,
) {
  const url = new URL(path, running.gateway);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const sent = body === undefined ? {} : { method: "POST", body };
  return judge(operation, await fetch(url, { headers: { authorization, ...headers }, ...sent }));
}

/**
 * Announces a long body and sends little of it: the gateway refuses by the length, and a client that sends it all may see a reset. It
 * goes on sending until it is answered, because a proxy written in Go (Caddy) passes an early answer on with the next bytes only.
 */
async function judgeAnnounced(path: string, operation: Operation, bytes: number) {
  const headers = { authorization, "content-type": "application/json", "content-length": String(bytes) };
  const sending = request(new URL(path, running.gateway).href, { method: "POST", headers });
  sending.flushHeaders();
  const sender = setInterval(() => sending.write(" "), 10);
  const [answer] = (await once(sending, "response").finally(() => clearInterval(sender))) as [IncomingMessage];
  const body = await text(answer);
  sending.destroy();
  return judge(
    operation,
    new Response(body, {
      status: answer.statusCode ?? 0,
      headers: { "content-type": answer.headers["content-type"] ?? "" },
    }),
  );
}

async function judge(operation: Operation, response: Response) {
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const documented = operation.responses[response.status];
  // An answer without a body has none in the document either.
  if (documented !== undefined && type === "" && resolve(documented).content === undefined) {
    return { status: response.status, problems: [] };
  }
  const schema = documented && resolve(documented).content?.[type]?.schema;
  if (schema === undefined) return { status: response.status, problems: [`undocumented: ${response.status} ${type}`] };
  const read = z.fromJSONSchema(resolve(schema) as never).safeParse(await response.json());
  const problems = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return { status: response.status, problems };
}

const wellFormed = ({ parameters = [] }: Operation): Record<string, string> =>
  Object.fromEntries(
    parameters.filter(({ required }) => required).map(({ name }) => [name, SAMPLE_VALUES[name] ?? ""]),
  );

describe.each(READS)("GET $path, as documented", ({ path, operation }) => {
  it("a documented GET route answers a well-formed request", async () => {
    expect(await judged(path, operation, wellFormed(operation))).toEqual({ status: 200, problems: [] });
  });
});

describe.each(READS.filter(({ operation }) => operation.security?.length !== 0))(
  "GET $path, as documented",
  ({ path, operation }) => {
    it("a documented GET route refuses a request without a token, and one with an invalid token", async () => {
      const none = await judged(path, operation, wellFormed(operation), { authorization: "" });
      expect(none).toEqual({ status: path.startsWith("/api/v2/") ? 401 : 400, problems: [] });
      const worthless = await judged(path, operation, wellFormed(operation), { authorization: "Bearer a.b.c" });
      expect(worthless).toEqual({ status: 401, problems: [] });
    });
  },
);

const requiredOf = ({ parameters = [] }: Operation) => parameters.filter(({ required }) => required);

describe.each(
  READS.flatMap(({ path, operation }) => requiredOf(operation).map(({ name }) => ({ path, operation, name }))),
)("GET $path without $name, as documented", ({ path, operation, name }) => {
  it("a documented GET route refuses a request that lacks a required parameter", async () => {
    const { [name]: _, ...others } = wellFormed(operation);
    expect(await judged(path, operation, others)).toEqual({ status: 400, problems: [] });
  });
});

const READINGS = READS.filter(({ operation }) => requiredOf(operation).some(({ name }) => METERS.has(name)));

describe.each(READINGS)("GET $path, when Enedis fails, as documented", ({ path, operation }) => {
  it.each([
    ["technical_error", 500],
    ["html_503", 503],
    ["malformed_json", 502],
    ["not_subscribed", 403],
  ])("a documented GET route answers the fault %s with status %i", async (kind, status) => {
    await running.enedis.control({ fault: { kind, on: "measures", times: 1 } });
    expect(await judged(path, operation, wellFormed(operation))).toEqual({ status, problems: [] });
    await running.enedis.control({ fault: null });
  });
});

describe("what is posted, as documented", () => {
  const json = { "content-type": "application/json" };
  const post = (path: string): Operation => {
    const operation = document.paths[path]?.post;
    if (operation === undefined) throw new Error(`POST ${path} is not documented`);
    return operation;
  };

  it("the documented POST routes are all checked here", () => {
    const posted = Object.entries(document.paths).flatMap(([path, methods]) =>
      methods.post === undefined ? [] : [path],
    );
    expect(posted.sort()).toEqual([
      "/api/impact/simulator",
      "/api/impact/simulator/detailed",
      "/api/impact/simulator/{impact}",
      "/api/v2/device_authorization",
      "/api/v2/token",
      "/api/v2/tokens/merge",
      "/api/v2/tokens/renew",
      "/api/v2/tokens/revoke",
    ]);
  });

  it.each(["/api/v2/device_authorization", "/api/v2/token"])(
    "the documented %s answers a good form, and refuses an empty one, one that is too long, a secret and another method",
    async (path) => {
      const fields = {
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        client_id: "Ma box",
        device_code: "not one of ours",
      };
      const open = { "content-type": "application/x-www-form-urlencoded" };
      const sent = (form: Record<string, string>, headers = {}) => {
        const { authorization: _, ...others } = { authorization: "", ...open, ...headers };
        return fetch(new URL(path, running.gateway), {
          method: "POST",
          headers: others,
          body: new URLSearchParams(form),
        }).then((response) => judge(post(path), response));
      };
      const good = path === "/api/v2/token" ? 400 : 200;
      expect(await sent(fields)).toEqual({ status: good, problems: [] });
      expect(await sent({})).toEqual({ status: 400, problems: [] });
      expect(await sent({ ...fields, scope: "x".repeat(5_000) })).toEqual({ status: 413, problems: [] });
      expect(await sent({ ...fields, client_secret: "a" })).toEqual({ status: 401, problems: [] });
      expect(await judged(path, post(path), {})).toEqual({ status: 405, problems: [] });
    },
  );

  it("the documented renew route renews a token", async () => {
    const path = "/api/v2/tokens/renew";
    const renewed = await judged(path, post(path), {}, json, JSON.stringify({ name: "Grenier" }));
    expect(renewed).toEqual({ status: 200, problems: [] });
    const malformed = await judged(path, post(path), {}, json, JSON.stringify({ scope: "everything" }));
    expect(malformed).toEqual({ status: 400, problems: [] });
  });

  it("the documented merge route merges two tokens", async () => {
    const path = "/api/v2/tokens/merge";
    const body = JSON.stringify({ token: await tokenFor(OTHER_METER) });
    expect(await judged(path, post(path), {}, json, body)).toEqual({ status: 200, problems: [] });
  });

  it.each(["renew", "merge"])(
    "the documented %s route refuses a request without a token, a body that is too long, and another method",
    async (name) => {
      const path = `/api/v2/tokens/${name}`;
      const nobody = await judged(path, post(path), {}, { ...json, authorization: "" }, "{}");
      expect(nobody).toEqual({ status: 401, problems: [] });
      const long = await judged(path, post(path), {}, json, JSON.stringify({ token: "x".repeat(40_000) }));
      expect(long).toEqual({ status: 413, problems: [] });
      expect(await judged(path, post(path), {})).toEqual({ status: 405, problems: [] });
    },
  );

  it("the documented revoke route refuses a form without the token, and a body that is too long", async () => {
    const path = "/api/v2/tokens/revoke";
    const none = await judged(path, post(path), {}, {}, new URLSearchParams({ jeton: "a.b.c" }));
    expect(none).toEqual({ status: 400, problems: [] });
    const long = await judged(path, post(path), {}, {}, new URLSearchParams({ token: "x".repeat(40_000) }));
    expect(long).toEqual({ status: 413, problems: [] });
  });

  it("the documented revoke route revokes a token, known or not, and refuses what is not a token", async () => {
    const path = "/api/v2/tokens/revoke";
    const mine = await tokenFor(BOTH_DIRECTIONS);
    const unknown = `${mine.slice(0, -43)}${"x".repeat(42)}A`;
    for (const [token, status] of [
      [mine, 200],
      [unknown, 200],
      ["unknown", 400],
    ] as const) {
      expect(await judged(path, post(path), {}, {}, new URLSearchParams({ token }))).toEqual({ status, problems: [] });
    }
  });

  it.each([
    ["/api/impact/simulator", ""],
    ["/api/impact/simulator/{impact}", "ecs"],
    ["/api/impact/simulator/detailed", ""],
  ])(
    "the documented %s %s calculates, and refuses bad fields, a bad token, a body too long and another method",
    async (name, impact) => {
      const path = name.replace("{impact}", impact);
      const asked = JSON.stringify({
        consumptions: [{ processId: "931c9bb0-619a-5f75-b41b-ab8061e2ad92", amount: 12 }],
      });
      const outcome = (body: string, headers = {}) => judged(path, post(name), {}, { ...json, ...headers }, body);
      expect(await outcome(asked)).toEqual({ status: 200, problems: [] });
      expect(await outcome("{}")).toEqual({ status: 400, problems: [] });
      expect(await outcome("no JSON")).toEqual({ status: 400, problems: [] });
      expect(await outcome(asked, { authorization: "Bearer a.b.c" })).toEqual({ status: 401, problems: [] });
      expect(await judgeAnnounced(path, post(name), 2_000_001)).toEqual({ status: 413, problems: [] });
      expect(await judged(path, post(name), {})).toEqual({ status: 405, problems: [] });
    },
  );
});
