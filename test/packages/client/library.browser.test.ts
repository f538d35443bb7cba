import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../../packages/client/bundle.ts";
import type { Conso as ConsoClass } from "../../../packages/client/library/client.ts";
import { issueToken } from "../../../shared/token/token.ts";
import { launch } from "../../support/chromium.ts";
import { METER } from "../../support/meters.ts";
import { type Running, startBoth } from "../../support/running.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";

const DAY_MS = 86_400_000;

let running: Running;
let browser: Browser;
let library: string;
const makeFolder = temporaryFolders();

/** The page of another site, with the library beside it. */
const PAGE = `<!doctype html><title>another site</title>
<script type="module">import { Conso } from "/conso.js"; globalThis.Conso = Conso;</script>`;
const site = createServer((request, answer) => {
  const isLibrary = request.url === "/conso.js";
  answer.setHeader("content-type", isLibrary ? "text/javascript" : "text/html");
  answer.end(isLibrary ? library : PAGE);
});

beforeAll(async () => {
  const folder = makeFolder("conso-browser");
  [running, browser] = await Promise.all([
    startBoth({ ENEDIS_CALLS_PER_SECOND: "200", ENEDIS_JITTER_MS: "0", ENEDIS_CALLS_PER_ANSWER: "3" }),
    launch(),
    bundle(folder),
    new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve)),
  ]);
  library = readFileSync(join(folder, "index.js"), "utf8");
});
afterAll(() => Promise.all([browser.close(), running.stop(), new Promise((resolve) => site.close(resolve))]));

describe("the library in a browser", () => {
  it("a page of another site reads two months over several answers, and the code of a refusal", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    const endMs = Date.now() + DAY_MS;
    const claims = { usagePoints: [METER], issuedAtMs: endMs - DAY_MS, expiresAtMs: endMs, jti: "of a day" };
    const given = { gateway: running.gateway.origin, token: await issueToken(claims, TOKEN_SECRET) };
    const read = await page.evaluate(async ({ gateway, token }) => {
      const { Conso } = globalThis as unknown as { readonly Conso: typeof ConsoClass };
      const ends: string[] = [];
      const onTokenExpires = (at: Date) => ends.push(at.toISOString().slice(0, 10));
      const conso = new Conso({ gateway, token, onTokenExpires });
      const readings = conso.readings("consumption", "load_curve", { start: "2026-09-21", end: "2026-11-21" });
      let rows = 0;
      for await (const _ of readings) rows++;
      const refusal = await new Conso({ gateway, token: "a.b.c" }).me().then(
        () => "no refusal",
        (error: { readonly code: string }) => error.code,
      );
      return { rows, calls: readings.report.enedisCalls, ends, refusal };
    }, given);
    const ends = [new Date(endMs).toISOString().slice(0, 10)];
    expect(read).toEqual({ rows: 61 * 48 + 2, calls: 9, ends, refusal: "token_invalid" });
  });
});
