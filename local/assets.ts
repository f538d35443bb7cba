import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiDocument } from "./openapi/document.ts";

const ASSETS = join(import.meta.dirname, "../dist/assets");

/** Makes the files that are served as they are. Run by wrangler before it bundles, and before the tests inside workerd. */
export default function makeAssets(): void {
  mkdirSync(ASSETS, { recursive: true });
  writeFileSync(join(ASSETS, "openapi.json"), JSON.stringify(openApiDocument()));
}

if (import.meta.main) makeAssets();
