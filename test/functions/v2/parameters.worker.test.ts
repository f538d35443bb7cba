import { exports } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { describeOperations } from "../../../functions/operations.ts";
import { issueToken } from "../../../shared/token/token.ts";
import { METER } from "../../support/meters.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";

/** Parameters that an OAuth server does not know are ignored (RFC 6749 §3.2). */
const OF_OAUTH = ["/api/v2/device_authorization", "/api/v2/token"];

/** Every operation under /api/v2 but those of OAuth, with the names of its parameters as the document has them. */
const OPERATIONS = describeOperations()
  .filter(({ path }) => path.startsWith("/api/v2/") && !OF_OAUTH.includes(path))
  .map(({ path, method, parameters = [] }) => ({
    path,
    method: method.toUpperCase(),
    names: (parameters as { readonly name: string; readonly in: string }[])
      .filter((parameter) => parameter.in === "query")
      .map(({ name }) => name),
  }));

let upstream: MockInstance<typeof fetch>;
let authorization: string;

beforeEach(async () => {
  upstream = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("no upstream call is expected"));
  const now = Date.now();
  const claims = { usagePoints: [METER], issuedAtMs: now, expiresAtMs: now + 86_400_000, jti: crypto.randomUUID() };
  authorization = `Bearer ${await issueToken(claims, TOKEN_SECRET)}`;
});
afterEach(() => vi.restoreAllMocks());

async function ask(path: string, method: string, headers = {}) {
  const url = new URL(path, "https://conso.example");
  const answer = await exports.default.fetch(url, { method, headers: { authorization, ...headers } });
  return { status: answer.status, text: await answer.text() };
}

describe.each(OPERATIONS)("$method $path", ({ path, method, names }) => {
  it(`${method} ${path} refuses a parameter that it does not have, by its name, and offers the one that is meant`, async () => {
    const { status, text } = await ask(`${path}?from=2026-11-01`, method, { "accept-language": "en" });
    expect(status).toBe(400);
    const problem = JSON.parse(text);
    if (path === "/api/v2/impact") {
      expect(problem).toMatchObject({
        code: "fields_invalid",
        error: { from: 'There is no such field: write "start".' },
      });
      return;
    }
    expect(problem.code).toBe("parameter_unknown");
    expect(problem.detail).toContain('"from"');
    for (const name of names) expect(problem.detail).toContain(name);
    expect(problem.remedy).toBe(names.includes("start") ? 'Write "start" instead.' : "Leave this parameter out.");
    expect(upstream).not.toHaveBeenCalled();
  });

  it(`${method} ${path} ignores a name that begins with _, as helpers against caches add them`, async () => {
    const [given, none] = [await ask(`${path}?_=1&_t=2`, method), await ask(path, method)];
    expect(given.text).not.toContain("parameter_unknown");
    expect(given.text).not.toContain("unknown_field");
    expect(given.status).toBe(none.status);
  });
});
