import { join } from "node:path";

/** The types that `npm run client:types` writes. */
export const TYPES_FILE = join(import.meta.dirname, "../library/openapi.ts");

/** In the first line of that file, before the digest of the shapes it was made from. */
export const DIGEST_LINE = "Made by npm run client:types, from shapes";
