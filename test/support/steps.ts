import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { ROOT } from "../../local/folders.ts";
import { countedCode, STEPS } from "./counted-code.ts";
import { inspect } from "./inspector.ts";

/** Makes `dist/<bundle>-counted` of a bundle. Returns its name. */
export function countBundle(bundle: string): string {
  const counted = `${bundle}-counted`;
  mkdirSync(`${ROOT}/dist/${counted}`, { recursive: true });
  writeFileSync(
    `${ROOT}/dist/${counted}/index.js`,
    countedCode(readFileSync(`${ROOT}/dist/${bundle}/index.js`, "utf8")),
  );
  return counted;
}

/** Counts what an isolate with counted code executes. */
export interface StepCounter {
  /** How many steps the isolate takes while this runs: calls of functions and turns of loops. */
  readonly during: (run: () => Promise<void>) => Promise<number>;
  readonly close: () => void;
}

/** Reads the counter of the isolate whose debugging protocol is served there. */
export async function readSteps(inspector: URL): Promise<StepCounter> {
  const { evaluate, close } = await inspect(inspector);
  const read = async () => Number(await evaluate(STEPS));
  return {
    during: async (run) => {
      const before = await read();
      await run();
      return (await read()) - before;
    },
    close,
  };
}
