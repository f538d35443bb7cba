import { execFile } from "node:child_process";
import { command, PATH } from "./gateway.ts";

export interface Ran {
  readonly exitCode: number;
  readonly printed: string;
}

/** Runs the command of a folder to its end, with nothing of this machine's environment. */
export function run(folder: string, args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const [program, words] = command(folder, args);
  return new Promise((resolve) => {
    execFile(program, words, { cwd: "/", env: { PATH, ...environment } }, (error, stdout, stderr) =>
      resolve({ exitCode: error === null ? 0 : Number(error.code), printed: stdout + stderr }),
    );
  });
}
