import { createRequire } from "node:module";
import { ROOT } from "./folders.ts";

/** The runtime itself. */
const BINARY: string = createRequire(import.meta.url)("workerd").default;

/**
 * The command that runs workerd so that it ends with this process, even when that is killed: a script which reads `WORKERD` and needs
 * a POSIX shell. Miniflare reads its path in `MINIFLARE_WORKERD_PATH`.
 */
export const WORKERD = process.platform === "win32" ? BINARY : `${ROOT}/local/workerd-until-parent-ends.sh`;

if (process.platform !== "win32") {
  process.env.WORKERD = BINARY;
  process.env.MINIFLARE_WORKERD_PATH = WORKERD;
}
