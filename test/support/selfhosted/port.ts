import { rmSync } from "node:fs";
import { FOLDER, folderLike, inside } from "./folder.ts";
import { command, PATH } from "./gateway.ts";

/** By port, so that a gateway that starts again finds the state of the one before. */
const folders = new Map<number, string>();

/** How to run the folder of the switch on that port. */
export function servedFolder(port: number, environment: Readonly<Record<string, string>>) {
  // Made anew each time, because the clock of this process may have been set meanwhile; the state stays.
  const folder = folderLike(FOLDER ?? "");
  const state = folders.get(port) ?? `${folder}-state`;
  folders.set(port, state);
  const [program, args] = command(folder, ["serve"]);
  return { program, args, env: { PATH, ...environment, CONSO_API_STATE: inside(state) } };
}

/** Deletes the state of a folder that served on that port. */
export function forgetServedFolder(port: number): void {
  const state = folders.get(port);
  if (state === undefined) return;
  folders.delete(port);
  for (const path of [state, state.slice(0, -"-state".length)]) rmSync(path, { recursive: true, force: true });
}
