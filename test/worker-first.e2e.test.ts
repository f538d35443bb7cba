import { globSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { ASSETS, ROOT } from "../local/folders.ts";
import type { RunningWorker } from "../local/worker.ts";
import { startGateway } from "./support/running.ts";

const rules = unstable_readConfig({ config: `${ROOT}/wrangler.toml` }).assets?.run_worker_first as string[];
const matches = (rule: string, path: string) =>
  rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule;

let gateway: RunningWorker;
beforeAll(async () => {
  gateway = await startGateway(new URL("https://enedis.example"), {});
});
afterAll(() => gateway.stop());

const ask = (path: string) => fetch(new URL(path, gateway.url), { redirect: "manual" });
/** The Worker counts what it answers; a file is not counted. */
const isCounted = ({ headers }: Response) => headers.has("ratelimit-policy");

describe("files and the Worker", () => {
  it("no file stands at an address for which the Worker runs first", () => {
    const files = globSync("**/*", { cwd: ASSETS, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(
        ({ parentPath, name }) => `${parentPath.slice(ASSETS.length)}/${name}`.replace(/(\/index)?\.html$/, "") || "/",
      );
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => rules.some((rule) => matches(rule, file)))).toEqual([]);
  });

  it.each(["/", "/documentation", "/style.css", "/openapi.json", "/consentement/aide"])(
    "the file %s is served without the Worker",
    async (path) => {
      const answer = await ask(path);
      expect([answer.status, isCounted(answer)]).toEqual([200, false]);
    },
  );

  it.each(["/api", "/mentions", "/robots.txt", "/no-such-page"])("the Worker answers %s", async (path) => {
    expect(isCounted(await ask(path))).toBe(true);
  });
});
