import { execFile } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = import.meta.dirname;
const LINKY = join(fileURLToPath(import.meta.resolve("linky")), "../../bin/index.cjs");

/** What the command prints. Its exit status is always 0. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The published command `linky`, as users install it, in a process with the Node version it was published for. It calls a fixed
 * public address; `lead-to-gateway.mjs` sends those calls to the local gateway. It keeps its settings in `home`.
 */
export function linkyAt(gateway: URL, home: string): (...words: string[]) => Promise<Printed> {
  const node = join(HERE, "node_modules", ".bin");
  const env = {
    ...process.env,
    PATH: `${node}${delimiter}${process.env.PATH}`,
    HOME: home,
    XDG_CONFIG_HOME: home,
    NO_UPDATE_NOTIFIER: "1",
    NODE_OPTIONS: `--import=${new URL("lead-to-gateway.mjs", import.meta.url).href}`,
    GATEWAY: gateway.href,
  };
  return (...words) =>
    new Promise((resolve) => {
      execFile(join(node, "node"), [LINKY, ...words], { env, timeout: 50_000 }, (_error, stdout, stderr) => {
        resolve({ stdout, stderr });
      });
    });
}
