import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METER, OTHER_METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { Victim } from "./victim.ts";

let running: Running;
let victim: Victim;
let mine: string;

beforeAll(async () => {
  running = await startBoth();
  victim = new Victim(running, METER, await tokenFor(METER));
  mine = await tokenFor(OTHER_METER);
});
afterAll(() => running.stop());

/** One request, byte for byte as written: no client in between that joins, drops or corrects a header. */
async function raw(lines: readonly string[], address = victim.address()): Promise<{ status: number; code?: string }> {
  const socket = connect(Number(running.gateway.port), running.gateway.hostname);
  const head = [`GET ${address.pathname}${address.search} HTTP/1.1`, `Host: ${running.gateway.host}`, ...lines];
  socket.write(`${[...head, "Connection: close", "", ""].join("\r\n")}`);
  const answer = await text(socket);
  const code = /"code":"([a-z_]+)"/.exec(answer)?.[1];
  return { status: Number(answer.split(" ")[1]), ...(code !== undefined && { code }) };
}

const bearer = (token: string) => `Authorization: Bearer ${token}`;

describe("two Authorization headers", () => {
  it.each([
    ["an attacker's and the victim's", () => [bearer(mine), bearer(victim.token)]],
    ["the victim's and an attacker's", () => [bearer(victim.token), bearer(mine)]],
    ["the victim's twice", () => [bearer(victim.token), bearer(victim.token)]],
    ["in two cases", () => [bearer(mine), `authorization: bearer ${victim.token}`]],
    ["another scheme and the victim's", () => ["Authorization: Basic dXNlcjpwYXNz", bearer(victim.token)]],
    ["in one line", () => [`${bearer(mine)}, Bearer ${victim.token}`]],
  ])("a request with two Authorization headers (%s) is refused, and neither token is chosen", async (_which, lines) => {
    await victim.survives(async () => {
      expect(await raw(lines())).toEqual({ status: 401, code: "token_invalid" });
    });
  });
});

describe("a token where it does not belong", () => {
  it.each([
    ["in the address, as RFC 6750 warns against", (url: URL) => url.searchParams.set("access_token", victim.token)],
    ["in the address, as `token`", (url: URL) => url.searchParams.set("token", victim.token)],
    ["in the address, as the header's name", (url: URL) => url.searchParams.set("authorization", victim.token)],
  ])("a token that comes %s is not looked at", async (_where, put) => {
    const address = victim.address();
    put(address);
    await victim.survives(async () => {
      expect(await raw([], address)).toEqual({ status: 400, code: "authorization_missing" });
    });
  });

  it.each([
    ["a cookie", () => `Cookie: __Host-token=${victim.token}; token=${victim.token}`],
    ["a header of its own", () => `Token: ${victim.token}`],
    ["a forwarded header", () => `X-Forwarded-Authorization: Bearer ${victim.token}`],
    ["a proxy's header", () => `Proxy-Authorization: Bearer ${victim.token}`],
  ])("a token in %s is not looked at", async (_where, line) => {
    await victim.survives(async () => {
      expect(await raw([line()])).toEqual({ status: 400, code: "authorization_missing" });
    });
  });

  it.each([
    ["with a parameter behind it", () => `${bearer(victim.token)}; scope=all`],
    ["before a tab and another", () => `${bearer(mine)}\tBearer ${victim.token}`],
    ["glued to another", () => `${bearer(mine)}${victim.token}`],
    ["with the end of another", () => `${bearer(victim.token)}${mine.slice(-43)}`],
    ["under the name of another scheme", () => `Authorization: Basic ${victim.token}`],
  ])("a token written %s in its header is not repaired", async (_how, line) => {
    await victim.survives(async () => {
      expect(await raw([line()])).toEqual({ status: 401, code: "token_invalid" });
    });
  });

  it.each([
    ["quoted", () => `Authorization: Bearer "${victim.token}"`],
    ["in two halves", () => `${bearer(victim.token.slice(0, 40))} ${victim.token.slice(40)}`],
    ["after a second Bearer", () => `Authorization: Bearer Bearer ${victim.token}`],
    ["without its scheme", () => `Authorization: ${victim.token}`],
  ])(
    "a token written %s in its header is the same token: nothing was added, and nothing chosen",
    async (_how, line) => {
      expect(await raw([line()])).toEqual({ status: 200 });
    },
  );
});

describe("a header of immense length", () => {
  it.each([9_000, 30_000, 300_000])("a header of immense length (%d characters) is refused unread", async (length) => {
    const long = `${"a".repeat(length)}.${"b".repeat(100)}.${"c".repeat(42)}A`;
    await victim.survives(async () => {
      expect(await raw([bearer(long)])).toEqual({ status: 401, code: "token_invalid" });
      expect(await raw([`Authorization: Bearer ${"a.".repeat(length / 2)}`])).toEqual({
        status: 401,
        code: "token_invalid",
      });
    });
  });
});
