import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../../local/openapi/document.ts";
import { DATA_ROUTES } from "../../routes.ts";

const document = JSON.parse(JSON.stringify(openApiDocument()));

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    expect(await new Validator().validate(document)).toEqual({ valid: true });
  });

  it("describes every data route, with the names each contract gives its parameters", () => {
    for (const { name, usagePoint, start, end } of DATA_ROUTES) {
      const { parameters } = document.paths[`/api/${name}`].get;
      expect(
        parameters
          .filter((parameter: { required: boolean }) => parameter.required)
          .map(({ name }: { name: string }) => name),
      ).toEqual([usagePoint, start, end]);
    }
  });

  it("documents each parameter with the schema that reads it", () => {
    const [prm] = document.paths["/api/daily_consumption"].get.parameters;
    expect(prm).toEqual({
      name: "prm",
      in: "query",
      required: true,
      description: expect.any(String),
      schema: { type: "string", pattern: "^[0-9]{14}$", examples: ["22516914714270"] },
    });
  });

  it("describes what can be done with a token, with the schemas that read it", () => {
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

  it("announces the header that tells when a token ends", () => {
    const { headers } = document.paths["/api/daily_consumption"].get.responses["200"];
    expect(headers).toEqual({ "Token-Expires": { $ref: "#/components/headers/Token-Expires" } });
  });
});
