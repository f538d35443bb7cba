import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withSingleSlashes } from "../../../shared/http/single-slashes.ts";

const HOST = "https://conso.example";

describe("a request", () => {
  it.each([
    ["//api/v2/me", "/api/v2/me"],
    ["/api///v2//me?a=1", "/api/v2/me?a=1"],
    ["//evil.example/api", "/evil.example/api"],
    ["/\\evil.example", "/evil.example"],
    ["////", "/"],
    ["//api/auth?next=https://a//b", "/api/auth?next=https://a//b"],
    ["//api%2F%2Fme", "/api%2F%2Fme"],
  ])("a request for %s is treated as one for %s", (given, taken) => {
    expect(withSingleSlashes(new Request(`${HOST}${given}`)).url).toBe(`${HOST}${taken}`);
  });

  it.each(["/", "/api/v2/me", "/api/auth?next=https://a//b"])("a request for %s is left as it is", (path) => {
    const request = new Request(`${HOST}${path}`);
    expect(withSingleSlashes(request)).toBe(request);
  });

  it("a request keeps its method, its headers and its body when its slashes are made single", async () => {
    const init = { method: "POST", headers: { "content-type": "text/plain", authorization: "Bearer x" }, body: "one" };
    const taken = withSingleSlashes(new Request(`${HOST}//api`, init));
    expect([taken.method, taken.headers.get("authorization"), await taken.text()]).toEqual(["POST", "Bearer x", "one"]);
  });

  it("a request keeps its host and query and never has two slashes in its path, whatever it asks for", () => {
    fc.assert(
      fc.property(fc.webPath(), fc.array(fc.constantFrom("/", "//", "\\", "a", ".", "%2F")), (path, pieces) => {
        const asked = new URL(`${HOST}/${pieces.join("")}${path}?q=//x`);
        const taken = new URL(withSingleSlashes(new Request(asked)).url);
        expect([taken.host, taken.search]).toEqual([asked.host, asked.search]);
        expect(taken.pathname).not.toContain("//");
      }),
    );
  });
});
