import type { Translated } from "../language.ts";
import type { BROWSER as FR } from "./browser.fr.ts";

/** What scripts of several pages say. */
export const BROWSER: Translated<typeof FR> = {
  copy: "Copy",
  copied: "Copied",
  copyOf: (what) => `Copy ${what}`,
  notCopied: "Copy it by hand",
  tokenMissing: "Paste your token first.",
};
