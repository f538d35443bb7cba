import { describe, expect, it } from "vitest";
import { browserAt, codeOn, GATEWAY } from "../consent/consent-journey.ts";

const OURS = { origin: GATEWAY };
const [TOKEN, ANOTHER] = ["A", "E"].map((end) => `eyJh.eyJz.${"c".repeat(42)}${end}`) as [string, string];

/** What a browser that holds these cookies has left after a page of ours asks it to forget a token. */
async function forgetting(headers: Record<string, string>) {
  const browser = browserAt();
  browser.cookies.set("__Host-token", TOKEN);
  browser.cookies.set("__Host-replayed", "1");
  const response = await browser.open("/token/forget", { method: "POST", headers });
  return { response, left: [...browser.cookies.keys()] };
}

describe("POST /token/forget", () => {
  it("POST /token/forget takes the cookie with that token from the browser, and empties its cache of this site", async () => {
    const { response, left } = await forgetting({ ...OURS, authorization: `Bearer ${TOKEN}` });
    expect(response.status).toBe(204);
    expect(response.headers.get("clear-site-data")).toBe('"cache"');
    expect(left).toEqual([]);
  });

  it.each([
    ["another token", { authorization: `Bearer ${ANOTHER}` }],
    ["no token", {}],
  ])("POST /token/forget leaves the cookie alone when it is asked to forget %s", async (_what, headers) => {
    const { response, left } = await forgetting({ ...OURS, ...headers });
    expect(response.status).toBe(204);
    expect(left).toEqual(["__Host-token", "__Host-replayed"]);
  });

  it("POST /token/forget does nothing for another site", async () => {
    const foreign = { origin: "https://elsewhere.example", authorization: `Bearer ${TOKEN}` };
    const { response, left } = await forgetting(foreign);
    expect([response.status, await codeOn(response)]).toEqual([403, "form_foreign"]);
    expect(response.headers.get("clear-site-data")).toBeNull();
    expect(left).toHaveLength(2);
  });

  it("GET /token/forget only leads to the token page", async () => {
    const response = await browserAt().open("/token/forget");
    expect([response.status, response.headers.get("location")]).toEqual([303, "/token"]);
  });
});
