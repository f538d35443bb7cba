import { describe, expect, it } from "vitest";
import { MERGE_BODY, RENEW_BODY, readBody } from "../../../shared/token/request-body.ts";
import { SCOPE_WORDS } from "../../../shared/token/scope.ts";

const malformed = { ok: false, refusal: { code: "body_malformed", allowed: ["name", "scope"] } };

describe("what a renewal asks for", () => {
  it.each([
    ["", {}],
    ["  ", {}],
    ["{}", {}],
    ['{"name":" box "}', { name: "box" }],
    ['{"scope":"consumption daily"}', { scope: "consumption daily" }],
  ])("the renewal body %j is accepted", (text, wanted) => {
    expect(readBody(RENEW_BODY, text)).toEqual({ ok: true, value: wanted });
  });

  it.each(["not json", "null", "[]", '"daily"', "1", '{"scopes":"daily"}', '{"name":1}', '{"scope":["daily"]}'])(
    "the renewal body %j is refused: a wish that is not understood must not give a wider token",
    (text) => {
      expect(readBody(RENEW_BODY, text)).toEqual(malformed);
    },
  );

  it.each(["", "address", "consumption address"])(
    "a renewal with the scope %j is refused, with the list of the allowed words",
    (scope) => {
      expect(readBody(RENEW_BODY, JSON.stringify({ scope }))).toEqual({
        ok: false,
        refusal: { code: "parameter_not_allowed", parameter: "scope", allowed: SCOPE_WORDS },
      });
    },
  );

  it.each(["", "one\ntwo", "n".repeat(41)])("a renewal with the name %j is refused", (name) => {
    expect(readBody(RENEW_BODY, JSON.stringify({ name }))).toEqual({
      ok: false,
      refusal: { code: "name_malformed", maxCharacters: 40 },
    });
  });
});

describe("what a merge asks for", () => {
  it.each(["", "{}", '{"token":1}', '{"name":"box"}', '{"token":"a.b.c","scope":"daily"}'])(
    "the merge body %j is refused",
    (text) => {
      expect(readBody(MERGE_BODY, text)).toEqual({
        ok: false,
        refusal: { code: "body_malformed", allowed: ["token", "name"] },
      });
    },
  );

  it("a merge body holds the token to add", () => {
    expect(readBody(MERGE_BODY, '{"token":"a.b.c"}')).toEqual({ ok: true, value: { token: "a.b.c" } });
  });
});
