import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import build from "./build.ts";

/**
 * `npm run bundle`: a dry-run deployment, offline, and the weight of what would be uploaded. The limit keeps a cold start
 * short, and makes a dependency that is heavier than it looks fail here instead of being noticed in production.
 */
const LIMIT_BYTES = 60_000;
const BUNDLE = join(import.meta.dirname, "../dist/gateway/index.js");

const inKb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;

await build();
const bytes = gzipSync(readFileSync(BUNDLE)).byteLength;
const heavy = bytes > LIMIT_BYTES;
console.log(`gateway bundle: ${inKb(bytes)} gzip, limit ${inKb(LIMIT_BYTES)}${heavy ? ": too heavy" : ""}`);
if (heavy) process.exitCode = 1;
