import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import type { RecordedAnswer } from "./recorded-answer.ts";

/** The answers by path, and the contents by name. */
export interface Recording {
  readonly answers: Readonly<Record<string, RecordedAnswer>>;
  readonly contents: ReadonlyMap<string, Buffer>;
}

/** What a proxy or workerd writes itself, and what would speak of Cloudflare. */
const OF_ONE_CONNECTION = new Set([
  "cf-cache-status",
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "transfer-encoding",
]);

/** What answers where there is no file. */
const NO_FILE = {
  type: "esm",
  contents: "export default { fetch: () => new Response(null, { status: 404 }) }",
} as const;

/**
 * What Cloudflare's own file server answers for a folder of static files, with its `_headers`: asked once here, so that a folder that
 * runs without it needs neither it nor an imitation of it.
 */
export async function recordFiles(folder: string): Promise<Recording> {
  const server = new Miniflare({
    cf: false,
    logRequests: false,
    workers: [
      {
        config: {
          name: "files",
          compatibilityDate: "2026-10-01",
          manifest: { mainModule: "none.js", modulesRoot: folder, modules: { "none.js": NO_FILE } },
          assets: { directory: folder, hasUserWorker: true },
          env: {},
        },
      },
    ],
  });
  try {
    const url = await server.ready;
    const answers: Record<string, RecordedAnswer> = {};
    const contents = new Map<string, Buffer>();
    for (const path of addressesIn(folder)) {
      const response = await fetch(new URL(path, url), { redirect: "manual" });
      const body = Buffer.from(await response.arrayBuffer());
      if (response.status >= 400) continue;
      const headers = Object.fromEntries([...response.headers].filter(([name]) => !OF_ONE_CONNECTION.has(name)));
      const answer = { status: response.status, headers };
      if (response.status !== 200) {
        answers[path] = answer;
        continue;
      }
      const content = createHash("sha256").update(body).digest("hex").slice(0, 32);
      contents.set(content, body);
      answers[path] = { ...answer, content };
    }
    return { answers, contents };
  } finally {
    await server.dispose();
  }
}

/** The addresses at which a file of this folder can be found: its own, and those of a page without `.html`. */
function addressesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length));
  const ofPages = files
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.slice(0, -".html".length))
    .flatMap((page) => [page, `${page}/`, ...(page.endsWith("/index") ? [page.slice(0, -"index".length)] : [])]);
  return [...new Set([...files, ...ofPages])].sort();
}

/** Whether a recording holds every file of the folder but the one that describes the headers. */
export function whatIsMissing(folder: string, { contents }: Recording): readonly string[] {
  const kept = new Set([...contents.values()].map((content) => content.toString("base64")));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "_headers")
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !kept.has(readFileSync(file).toString("base64")));
}
