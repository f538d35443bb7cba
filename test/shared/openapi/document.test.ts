import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { describeOperations } from "../../../functions/operations.ts";
import { openApiDocument } from "../../../shared/openapi/document.ts";
import { REFUSALS_EN } from "../../../shared/refusals/program-texts.ts";
import { codesOn } from "../../../shared/refusals/statuses.ts";
import { DATA_ROUTES } from "../../support/routes.ts";

const document = JSON.parse(JSON.stringify(openApiDocument(describeOperations())));

interface Media {
  readonly schema: { readonly $ref?: string };
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: { readonly status: number } }>>;
}

function resolve(value: object): unknown {
  const steps = (value as { $ref?: string }).$ref?.split("/").slice(1);
  return steps === undefined ? value : steps.reduce((at, key) => at[key], document);
}

const mapValues = <T, R>(of: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]));

/** Every body the document describes. */
const answers = (): { path: string; status: number; type: string; media: Media }[] =>
  Object.entries(document.paths as Record<string, Record<string, { responses: object }>>).flatMap(([path, methods]) =>
    Object.values(methods).flatMap(({ responses }) =>
      Object.entries(responses).flatMap(([status, response]) => {
        const { content = {} } = resolve(response) as { content?: Record<string, Media> };
        return Object.entries(content).map(([type, media]) => {
          const examples = media.examples && mapValues(media.examples, resolve);
          return { path, status: Number(status), type, media: { ...media, examples } as Media };
        });
      }),
    ),
  );

const refusals = () =>
  answers()
    .filter(({ type }) => type === "application/problem+json")
    .map(({ path, status, media: { examples } }) => ({ path, status, examples }));

describe("the OpenAPI document", () => {
  it("the OpenAPI document is valid OpenAPI 3.1", async () => {
    expect(await new Validator().validate(document)).toEqual({ valid: true });
  });

  it("the OpenAPI document describes every data route, with the names each contract gives its parameters", () => {
    for (const { name, usagePoint, start, end } of DATA_ROUTES) {
      const { parameters } = document.paths[`/api/${name}`].get;
      expect(
        parameters
          .filter((parameter: { required: boolean }) => parameter.required)
          .map(({ name }: { name: string }) => name),
      ).toEqual([usagePoint, start, end]);
    }
  });

  it("the OpenAPI document documents each parameter with the schema that reads it", () => {
    const [prm] = document.paths["/api/daily_consumption"].get.parameters;
    expect(prm).toEqual({
      name: "prm",
      in: "query",
      required: true,
      description: expect.any(String),
      schema: { type: "string", pattern: "^[0-9]{14}$", examples: ["22516914714270"] },
    });
  });

  it("the OpenAPI document describes what can be done with a token, with the schemas that read it", () => {
    const methods = Object.fromEntries(
      Object.entries(document.paths)
        .filter(([path]) => path.startsWith("/api/v2/"))
        .map(([path, item]) => [path, Object.keys(item as object)]),
    );
    expect(methods).toMatchObject({
      "/api/v2/me": ["get"],
      "/api/v2/tokens/renew": ["post"],
      "/api/v2/tokens/merge": ["post"],
      "/api/v2/tokens/revoke": ["post"],
    });
    const { schema } = document.paths["/api/v2/tokens/renew"].post.requestBody.content["application/json"];
    expect(Object.keys(schema.properties)).toEqual(["name", "scope"]);
    expect(schema.additionalProperties).toBe(false);
  });

  it("the OpenAPI document shows every refusal that a program can receive", () => {
    const shown = new Set(refusals().flatMap(({ examples }) => Object.keys(examples ?? {})));
    expect(Object.keys(REFUSALS_EN).filter((code) => !shown.has(code))).toEqual([
      // An address that nothing describes, why a member of a meter is missing, and verdicts that only a diagnosis gives, inside its answer.
      "route_not_found",
      "enedis_not_understood",
      "service_missing",
      "not_supplied",
      "not_communicating",
      "services_closed",
    ]);
  });

  it("the OpenAPI document lists for each operation under /api/v2 and /api/impact the refusals that declare it", () => {
    const shown = (path: string) =>
      new Set(
        refusals()
          .filter((one) => one.path === path)
          .flatMap(({ examples }) => Object.keys(examples ?? {})),
      );
    expect([...shown("/api/v2/slot")].sort()).toEqual(codesOn("slot").toSorted());
    expect([...shown("/api/impact/intensity")].sort()).toEqual(codesOn("intensity").toSorted());
    expect(shown("/api/v2/consumption/daily")).toContain("hole");
    expect(shown("/api/v2/slot")).not.toContain("hole");
  });

  it("the OpenAPI document shows each refusal under the status it has", () => {
    for (const { status, examples } of refusals()) {
      for (const { value } of Object.values(examples ?? {})) expect(value.status).toBe(status);
    }
  });

  it("the OpenAPI document shows an answer of each operation that has one, and a refusal of each that can refuse", () => {
    for (const { path, status, media } of answers()) {
      const isShown = media.example !== undefined || Object.keys(media.examples ?? {}).length > 0;
      expect([path, status, isShown]).toEqual([path, status, path !== "/api" || status !== 200]);
    }
  });

  it("the OpenAPI document gives examples that fit the schemas they stand beside", () => {
    for (const { path, status, media } of answers()) {
      const schema = z.fromJSONSchema(resolve(media.schema) as never);
      const examples = [media.example, ...Object.values(media.examples ?? {}).map(({ value }) => value)];
      for (const example of examples.filter((value) => value !== undefined)) {
        expect([path, status, schema.safeParse(example).error?.issues]).toEqual([path, status, undefined]);
      }
    }
  });

  it("the OpenAPI document says how many days of each curve may be requested: the demonstration gives more", () => {
    const summary = (path: string) => document.paths[path].get.summary;
    for (const path of ["/api/consumption_load_curve", "/api/courbe_de_charge_production"]) {
      expect(summary(path)).toMatch(/, 7 days at most$/);
    }
    expect(summary("/api/demo/consumption_load_curve")).toMatch(/, 366 days at most, simulated$/);
    expect(summary("/api/daily_consumption")).toBe("Energy drawn on each day (Wh)");
  });

  it("the OpenAPI document announces the header that says when a token ends", () => {
    const { headers } = document.paths["/api/daily_consumption"].get.responses["200"];
    expect(headers).toEqual({ "Token-Expires": { $ref: "#/components/headers/Token-Expires" } });
  });
});
