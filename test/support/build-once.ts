import build from "../../local/build.ts";

const MADE = Symbol.for("conso-api: bundles of this run");
const run = globalThis as { [MADE]?: Promise<void> };

/** Vitest's global set-up of each project that runs bundles: the first makes them, for all. */
export default function buildOnce(): Promise<void> {
  run[MADE] ??= build();
  return run[MADE];
}
