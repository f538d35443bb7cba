import { rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "../support/running.ts";
import { type Place, type RunningCaddy, startCaddy, withoutAdmin } from "../support/selfhosted/caddy.ts";
import { run } from "../support/selfhosted/command.ts";
import { FOLDER, folderLike } from "../support/selfhosted/folder.ts";
import { freePort, ServingFolder } from "../support/selfhosted/gateway.ts";

const HOME = "30000000000001";
/** The unit starts no folder again that ended so. */
const BY_THE_OPERATOR = 78;

let enedis: SimulatedEnedis;
let folder: string;
let gateway: ServingFolder | undefined;
let caddy: RunningCaddy | undefined;

beforeAll(async () => {
  enedis = await startEnedis();
  folder = folderLike(FOLDER ?? "");
});
afterAll(async () => {
  await enedis.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await caddy?.stop();
  await gateway?.end("SIGKILL");
  caddy = undefined;
  gateway = undefined;
});

async function serve<P extends Place>(change: Record<string, string>, place: P): Promise<P> {
  gateway = await ServingFolder.start(folder, place, join(folder, "state"), {
    ...gatewayEnvironment(enedis.url),
    ...change,
  });
  return place;
}

const serveOnPort = async (change: Record<string, string> = {}): Promise<number> => serve(change, await freePort());

/** The folder behind Caddy with the Caddyfile that operators get. */
async function serveBehindCaddy(change: Record<string, string>, caddyfile = withoutAdmin): Promise<URL> {
  const behind = await serve(change, join(folder, "http.sock"));
  caddy = await startCaddy(folder, [await freePort(), behind], caddyfile);
  return caddy.url;
}

const statusOf = async (url: URL, headers: Record<string, string>) => {
  const answer = await fetch(url, { headers });
  await answer.body?.cancel();
  return answer.status;
};

describe("a folder that cannot serve", () => {
  it("a folder without its secrets says which are missing, and where to write them", async () => {
    const { exitCode, printed } = await run(folder, ["serve"], { TOKEN_SECRET: "x".repeat(40) });
    expect(exitCode).toBe(BY_THE_OPERATOR);
    expect(printed).toContain("conso-api.env");
    expect(printed.trim()).toMatch(/environment: ENEDIS_CLIENT_ID ENEDIS_CLIENT_SECRET$/);
  });

  it("a name that is no setting is an error in the file of settings, which is never run as a script", async () => {
    const file = join(folder, "conso-api.env");
    writeFileSync(file, `# a comment\nOPERATOR_NAME=$(touch ${folder}/ran)\nENEDIS_CLIENT=typed wrong\n`);
    const { exitCode, printed } = await run(folder, ["serve"]);
    rmSync(file);
    expect([exitCode, printed]).toEqual([BY_THE_OPERATOR, expect.stringContaining("line 3")]);
  });

  it("a second process over the same state is refused", async () => {
    await serveOnPort();
    const { exitCode, printed } = await run(folder, ["serve"], gatewayEnvironment(enedis.url));
    expect([exitCode, printed]).toEqual([1, expect.stringContaining("another process serves")]);
  });

  it("a state whose objects were stored under another key is refused", async () => {
    await serveOnPort();
    await gateway?.end("SIGTERM");
    const keys = join(folder, "state/unique-keys");
    writeFileSync(keys, "QuotaGate another-name-QuotaGate\n");
    const { exitCode, printed } = await run(folder, ["serve"], gatewayEnvironment(enedis.url));
    rmSync(keys);
    expect([exitCode, printed]).toEqual([BY_THE_OPERATOR, expect.stringContaining("nothing would be found")]);
  });
});

describe("a folder that is stopped", () => {
  it("requests that wait for their turn when the folder gets SIGTERM are answered before it ends", async () => {
    const port = await serveOnPort({ ENEDIS_CALLS_PER_SECOND: "1", QUOTA_PATIENCE_SECONDS: "20" });
    const asked = Array.from({ length: 4 }, async (_, n) => {
      const meter = `${Number(HOME) + n}`;
      const url = `http://127.0.0.1:${port}/api/daily_consumption?prm=${meter}&start=2026-10-05&end=2026-10-07`;
      return statusOf(new URL(url), { authorization: `Bearer ${await tokenFor(meter)}` });
    });
    // One is through, the others have been given a turn.
    await Promise.race(asked);
    const ended = gateway?.end("SIGTERM");
    expect(await Promise.all(asked)).toEqual([200, 200, 200, 200]);
    expect(await ended).toBe(0);
  });
});

describe("the address of a client", () => {
  it("a client behind Caddy cannot choose its address, under whatever name it sends one", async () => {
    const url = new URL("/api/v2/status", await serveBehindCaddy({ REQUESTS_PER_MINUTE: "20" }));
    const statuses = [];
    for (let n = 0; n < 30; n++) {
      const another = `198.51.100.${n}`;
      statuses.push(
        await statusOf(url, {
          "cf-connecting-ip": another,
          "x-forwarded-for": another,
          "x-real-ip": another,
          "cf-ipcountry": "FR",
          "mf-original-url": "http://localhost/",
          "mf-cf-blob": "{",
        }),
      );
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(new Set(statuses.slice(20))).toEqual(new Set([429]));
  });

  it("two clients whose addresses the proxy wrote have a limit each", async () => {
    const url = new URL(`http://127.0.0.1:${await serveOnPort({ REQUESTS_PER_MINUTE: "2" })}/api/v2/status`);
    const ask = (forwarded: string) => statusOf(url, { "x-forwarded-for": forwarded });
    const statuses = [];
    for (const client of ["198.51.100.1", "198.51.100.2"])
      for (let n = 0; n < 3; n++) statuses.push(await ask(`203.0.113.${n}, ${client}`));
    expect(statuses).toEqual([200, 200, 429, 200, 200, 429]);
  });
});

describe("a body behind Caddy", () => {
  it("a client that announces a body and sends none is refused when Caddy has waited for it", async () => {
    const impatient = (caddyfile: string) => withoutAdmin(caddyfile).replace("read_body 30s", "read_body 3s");
    const url = await serveBehindCaddy({}, impatient);
    const headers = { "content-type": "application/json", "content-length": "2000001" };
    const status = await new Promise((resolve, reject) => {
      const sending = request(new URL("/api/impact/simulator", url).href, { method: "POST", headers });
      sending.on("response", (answer) => {
        resolve(answer.statusCode);
        sending.destroy();
      });
      sending.on("error", reject);
      sending.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it("a body that is refused unread never becomes an error of the proxy", async () => {
    const url = new URL("/api/v2/tokens/revoke", await serveBehindCaddy({}));
    const body = new URLSearchParams({ token: "x".repeat(400_000) });
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const answer = await fetch(url, { method: "POST", body });
        return [answer.status, (await answer.text()).includes('"code"')];
      }),
    );
    expect(new Set(statuses.map(String))).toEqual(new Set(["413,true"]));
  });
});

describe("the files of a folder", () => {
  it("a page behind Caddy is compressed, keeps its headers and is not sent to a browser that has it", async () => {
    const url = await serveBehindCaddy({});
    const page = await fetch(url, { headers: { "accept-encoding": "gzip" } });
    expect(page.headers.get("content-encoding")).toBe("gzip");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("vary")?.toLowerCase()).toContain("accept-encoding");
    expect(page.headers.get("server")).toBe("Caddy");
    const etag = page.headers.get("etag") ?? "";
    const again = await fetch(url, { headers: { "if-none-match": etag, "accept-encoding": "gzip" } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("an address with .html leads to the page without it, and an unknown one to the gateway's own answer", async () => {
    const origin = `http://127.0.0.1:${await serveOnPort()}`;
    const moved = await fetch(`${origin}/documentation.html?a=b`, { redirect: "manual" });
    expect([moved.status, moved.headers.get("location")]).toEqual([307, "/documentation?a=b"]);
    const nothing = await fetch(`${origin}/api/nothing`);
    expect([nothing.status, nothing.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    const head = await fetch(`${origin}/style.css`, { method: "HEAD" });
    expect([head.status, head.headers.get("cache-control"), await head.text()]).toEqual([
      200,
      "public, max-age=600, stale-while-revalidate=86400",
      "",
    ]);
  });
});
