import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { openApiDocument } from "../local/openapi/document.ts";
import { type Running, startBoth, tokenFor } from "./running.ts";

/** Both draws and injects: every measure has readings. */
const METER = "12655648759651";

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

const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

const READS = Object.entries(document.paths).flatMap(([path, methods]) =>
  methods.get === undefined ? [] : [{ path, operation: methods.get }],
);

let running: Running;
let authorization: string;

beforeAll(async () => {
  running = await startBoth();
  authorization = `Bearer ${await tokenFor(METER)}`;
});
afterAll(() => running.stop());

/** A value for each parameter, by what it is called in the two contracts. */
const VALUES: Readonly<Record<string, string>> = {
  prm: METER,
  pointId: METER,
  start: "2026-11-01",
  dateDebut: "2026-11-01",
  end: "2026-11-08",
  dateFin: "2026-11-08",
};

function resolve<T extends { readonly $ref?: string }>(value: T): T {
  if (value.$ref === undefined) return value;
  const found = value.$ref
    .split("/")
    .slice(1)
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
  return resolve(found as T);
}

/** Asks, and judges what comes by the schema that the document gives for that status and media type. */
async function judged(path: string, operation: Operation, parameters: Record<string, string>, headers = {}) {
  const url = new URL(path, running.gateway);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const response = await fetch(url, { headers: { authorization, ...headers } });
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const documented = operation.responses[response.status];
  const schema = documented && resolve(documented).content?.[type]?.schema;
  if (schema === undefined) return { status: response.status, problems: [`undocumented: ${response.status} ${type}`] };
  const body = await response.json();
  const read = z.fromJSONSchema(resolve(schema) as never).safeParse(body);
  const problems = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return { status: response.status, problems };
}

const wellFormed = ({ parameters = [] }: Operation): Record<string, string> =>
  Object.fromEntries(parameters.filter(({ required }) => required).map(({ name }) => [name, VALUES[name] ?? ""]));

describe.each(READS)("GET $path, as documented", ({ path, operation }) => {
  const isFree = operation.security?.length === 0;
  const required = (operation.parameters ?? []).filter((parameter) => parameter.required);

  it("answers what was asked", async () => {
    expect(await judged(path, operation, wellFormed(operation))).toEqual({ status: 200, problems: [] });
  });

  it.runIf(!isFree)("refuses who has no token, and who has a worthless one", async () => {
    const none = await judged(path, operation, wellFormed(operation), { authorization: "" });
    expect(none).toEqual({ status: 400, problems: [] });
    const worthless = await judged(path, operation, wellFormed(operation), { authorization: "Bearer a.b.c" });
    expect(worthless).toEqual({ status: 401, problems: [] });
  });

  it.runIf(required.length > 0).each(required)("refuses a request without $name", async ({ name }) => {
    const { [name]: _, ...others } = wellFormed(operation);
    expect(await judged(path, operation, others)).toEqual({ status: 400, problems: [] });
  });
});

describe.each(READS.filter(({ operation }) => operation.security?.length !== 0))(
  "GET $path, when Enedis fails, as documented",
  ({ path, operation }) => {
    it.each([
      ["technical_error", 500],
      ["html_503", 503],
      ["malformed_json", 502],
      ["not_subscribed", 403],
    ])("%s", async (kind, status) => {
      await running.enedis.control({ fault: { kind, on: "measures", times: 1 } });
      expect(await judged(path, operation, wellFormed(operation))).toEqual({ status, problems: [] });
      await running.enedis.control({ fault: null });
    });
  },
);
