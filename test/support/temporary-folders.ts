import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Makes a new folder of that name and a random end. */
export type MakeFolder = (name: string) => string;

/** Folders that are removed when the tests of a file have ended: call it where `afterAll` may stand. */
export function temporaryFolders(): MakeFolder {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return (name) => {
    const folder = mkdtempSync(join(tmpdir(), `${name}-`));
    made.push(folder);
    return folder;
  };
}
