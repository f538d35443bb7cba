import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../local/folders.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8").trim();

const versionOf = (name: string): string =>
  (JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string }).version;

/** What of others is in the folder, and where the text of its licence lies: two packages bring none, and have that of another. */
const PARTS = [
  ["workerd", "Apache-2.0", "node_modules/swagger-ui-dist/LICENSE"],
  ["hono", "MIT", "node_modules/hono/LICENSE"],
  ["@hono/zod-validator", "MIT", "node_modules/hono/LICENSE"],
  ["jose", "MIT", "node_modules/jose/LICENSE.md"],
  ["siphash", "BSD-2-Clause", "node_modules/siphash/LICENSE"],
  ["zod", "MIT", "node_modules/zod/LICENSE"],
  ["swagger-ui-dist", "Apache-2.0", "node_modules/swagger-ui-dist/LICENSE"],
] as const;

/** The licences of what the folder carries, one after the other, ours first. */
export const licences = (): string =>
  [
    `Conso API\n\n${read("LICENSE")}`,
    ...PARTS.map(([name, licence, path]) => `${name} ${versionOf(name)}, ${licence}\n\n${read(path)}`),
  ].join(`\n\n${"-".repeat(80)}\n\n`);
