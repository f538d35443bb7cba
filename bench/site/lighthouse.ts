import { createServer, request } from "node:http";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { PAGES } from "../../functions/pages/findable.ts";
import build from "../../local/build.ts";
import { startBoth, tokenFor } from "../../test/support/running.ts";

/**
 * `node bench/site/lighthouse.ts [--runs 5] [path…]`: Lighthouse's mobile preset (a slow phone on slow 4G, simulated) on each page of the
 * running gateway, in the installed Chromium. A proxy compresses answers, as Cloudflare does and workerd does not. Of several runs it
 * shows the one with the median performance, as Lighthouse advises: what else the machine does then counts for less.
 */
const WANTED = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const ALL = [...PAGES, "/token"];
const PORT = 9_333;
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "1" } },
  allowPositionals: true,
});
type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>["lhr"];
const performanceOf = ({ categories }: Report): number => categories.performance?.score ?? 0;

const paths = positionals.length > 0 ? positionals : ALL;

await build();
const running = await startBoth();
const site = await compressing(running.gateway);
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${PORT}`],
});

console.log(["page".padEnd(22), ...CATEGORIES, "LCP ms", "TBT ms", "CLS", "KB"].join("  "));
for (const path of paths) {
  const reports: Report[] = [];
  for (let run = 0; run < Number(values.runs); run++) reports.push(await reportOn(path));
  reports.sort((one, other) => performanceOf(one) - performanceOf(other));
  const report = reports[Math.floor(reports.length / 2)] as Report;
  const scores = CATEGORIES.map((name) => Math.round((report.categories[name]?.score ?? 0) * 100));
  const figures = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"].map(
    (audit) => report.audits[audit]?.numericValue ?? Number.NaN,
  );
  const rounded = figures.map((figure, at) => figure.toFixed(at < 2 ? 0 : 3));
  console.log(
    [
      path.padEnd(22),
      ...scores.map((score, at) => `${score}`.padStart(CATEGORIES[at]?.length ?? 0)),
      ...rounded,
      kilobytesOf(report.audits["network-requests"]),
    ].join("  "),
  );
  const failed = Object.values(report.audits).filter(({ score, scoreDisplayMode, id }) => {
    // A browser under remote control has no back/forward cache.
    return score === 0 && scoreDisplayMode === "binary" && id !== "bf-cache";
  });
  for (const { id, title } of failed) console.log(`  ${id}: ${title}`);
  if (scores.some((score) => score < WANTED)) process.exitCode = 1;
}

await browser.close();
site.close();
await running.stop();

async function reportOn(path: string): Promise<Report> {
  const cookie = `__Host-token=${await tokenFor("22516914714270")}`;
  const result = await lighthouse(new URL(path, site.url).href, {
    port: PORT,
    onlyCategories: [...CATEGORIES],
    // Search engines must not list the token page: the audit that asks for it is skipped.
    ...(path === "/token" && { skipAudits: ["is-crawlable"], extraHeaders: { cookie } }),
    logLevel: "error",
  });
  if (result === undefined) throw new Error(`no report on ${path}`);
  return result.lhr;
}

/** The transferred size of HTML, styles and scripts. */
function kilobytesOf(requests: { readonly details?: unknown } | undefined): string {
  const { items = [] } = (requests?.details ?? {}) as { items?: { resourceType: string; transferSize: number }[] };
  const bytes = items
    .filter(({ resourceType }) => ["Document", "Script", "Stylesheet"].includes(resourceType))
    .reduce((sum, { transferSize }) => sum + transferSize, 0);
  return (bytes / 1000).toFixed(1);
}

/** A proxy to the gateway that compresses its answers. */
async function compressing(gateway: URL): Promise<{ readonly url: URL; readonly close: () => void }> {
  const server = createServer((asked, answered) => {
    const { host: _, "accept-encoding": __, ...headers } = asked.headers;
    const onward = request(new URL(asked.url ?? "/", gateway).href, { method: asked.method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => {
        const { "content-length": ___, ...rest } = answer.headers;
        answered.writeHead(answer.statusCode ?? 502, { ...rest, "content-encoding": "gzip" });
        answered.end(gzipSync(Buffer.concat(parts)));
      });
    });
    asked.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: new URL(`http://localhost:${address.port}`), close: () => server.close() };
}
