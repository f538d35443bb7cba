import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What `conso auth` keeps: the token of each gateway by its origin, and the gateway used last. */
export interface Kept {
  readonly gateway: string | null;
  readonly tokens: Readonly<Record<string, string>>;
}

const NOTHING: Kept = { gateway: null, tokens: {} };

/** What is kept in a file. A file that is not ours is nothing. */
export function readKept(file: string): Kept {
  try {
    const { gateway, tokens } = JSON.parse(readFileSync(file, "utf8"));
    return typeof tokens === "object" && tokens !== null ? { gateway: gateway ?? null, tokens } : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** A gateway's token is for that gateway only: another one never sees it. */
export const withToken = ({ tokens }: Kept, gateway: string, token: string): Kept => ({
  gateway,
  tokens: { ...tokens, [gateway]: token },
});

/** Another token in place of one; the gateway used last stays. */
export const withReplaced = (kept: Kept, gateway: string, token: string): Kept => ({
  ...withToken(kept, gateway, token),
  gateway: kept.gateway,
});

export const withoutToken = ({ gateway, tokens }: Kept, forgotten: string): Kept => ({
  gateway,
  tokens: Object.fromEntries(Object.entries(tokens).filter(([origin]) => origin !== forgotten)),
});

/** Writes the whole file or nothing of it, readable by its owner only. */
export function writeKept(file: string, kept: Kept): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const made = `${file}.${process.pid}`;
  writeFileSync(made, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  renameSync(made, file);
}
