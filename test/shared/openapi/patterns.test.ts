import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeOperations } from "../../../functions/operations.ts";
import { toJsonSchema } from "../../../shared/openapi/schema.ts";
import { CURSOR_PATTERN, sealCursor } from "../../../shared/readings/cursor.ts";
import { PRICE_PATTERN, seriesQuery } from "../../../shared/readings/series-query.ts";
import { DURATION_PATTERN, windowFrom } from "../../../shared/readings/window-text.ts";
import { NAME_PATTERN, tokenName } from "../../../shared/token/name.ts";
import { RENEW_BODY } from "../../../shared/token/request-body.ts";
import { isTokenText, TOKEN_PATTERN } from "../../../shared/token/token-text.ts";
import { METER } from "../../support/meters.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

describe("the patterns of the document", () => {
  it("each query parameter under /api/v2 says which texts it takes", () => {
    const vague = describeOperations()
      .filter(({ path }) => path.startsWith("/api/v2/"))
      .flatMap(({ path, parameters = [] }) =>
        (parameters as readonly Parameter[])
          .filter((parameter) => parameter.in === "query")
          .map(({ name, schema }) => ({ path, name, schema })),
      )
      .filter(({ schema }) => !["pattern", "format", "enum", "anyOf"].some((keyword) => keyword in schema));
    expect(vague).toEqual([]);
  });

  it("each duration of the document is read", () => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(DURATION_PATTERN)), (last) => {
        expect(windowFrom({ last }, NOW)).toMatchObject({ ok: true });
      }),
    );
  });

  it("each price of the document is read, unless it prices a register twice", () => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(PRICE_PATTERN)), (price) => {
        const registers = [...price.matchAll(/([\w-]+):/g)].map(([, register]) => register);
        const isTwice = new Set(registers).size < registers.length;
        expect(seriesQuery({ price: [price] }, NOW).ok).toBe(!isTwice);
      }),
    );
  });

  it("each scope of the document is read", () => {
    const { properties } = toJsonSchema(RENEW_BODY) as { properties: { scope: { pattern: string } } };
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(properties.scope.pattern), { maxLength: 200 }), (scope) => {
        expect(RENEW_BODY.safeParse({ scope }).success).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("a name is read exactly when the document takes it, but for the spaces around it", () => {
    const pattern = new RegExp(NAME_PATTERN, "u");
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (name) => {
        if (name === name.trim()) expect(tokenName(name) !== null).toBe(pattern.test(name));
        else if (pattern.test(name)) expect(tokenName(name)).not.toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it("a token and a cursor of ours fit the patterns of the document", async () => {
    const cursor = {
      startMs: NOW,
      endMs: NOW + 1,
      sums: { fromMs: NOW, tries: 0, of: {} },
      resumption: null,
      of: METER,
    };
    expect(await sealCursor(cursor, TOKEN_SECRET)).toMatch(new RegExp(CURSOR_PATTERN));
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(TOKEN_PATTERN)), (token) => {
        expect(isTokenText(token)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
