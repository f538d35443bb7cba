import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "../support/running.ts";
import { run } from "../support/selfhosted/command.ts";
import { FOLDER, folderLike, inside } from "../support/selfhosted/folder.ts";
import { freePort, ServingFolder } from "../support/selfhosted/gateway.ts";

const HOME = "30000000000001";
let enedis: SimulatedEnedis;
const made: string[] = [];

beforeAll(async () => {
  enedis = await startEnedis();
});
afterAll(async () => {
  await enedis.stop();
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder of that version, made of the one under test. */
function folderOf(version: string): string {
  const folder = folderLike(FOLDER ?? "");
  made.push(folder);
  const [own] = readFileSync(join(folder, "current"), "utf8").split("\n");
  renameSync(join(folder, "versions", own ?? ""), join(folder, "versions", version));
  // Written anew: the folders share their files.
  for (const file of [join(folder, "versions", version, "version"), join(folder, "current")]) {
    rmSync(file);
    writeFileSync(file, `${version}\n`);
  }
  return folder;
}

async function statusOfRevoked(folder: string, token: string, revoke: boolean): Promise<number> {
  const port = await freePort();
  const serving = await ServingFolder.start(folder, port, join(folder, "state"), gatewayEnvironment(enedis.url));
  const url = `http://127.0.0.1:${port}`;
  if (revoke) await fetch(`${url}/api/v2/tokens/revoke`, { method: "POST", body: new URLSearchParams({ token }) });
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/api/daily_consumption?prm=${HOME}&start=2026-10-05&end=2026-10-07`, { headers });
  await answer.body?.cancel();
  await serving.end("SIGTERM");
  return answer.status;
}

describe("an upgrade of a folder", () => {
  it("an upgrade and the way back lose nothing, and the backup that the upgrade takes can be restored", async () => {
    const [folder, newer] = [folderOf("0.0.1-first"), folderOf("0.0.2-second")];
    const token = await tokenFor(HOME);
    expect(await statusOfRevoked(folder, token, true)).toBe(401);

    const there = await run(folder, ["upgrade", inside(newer)]);
    expect(there).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining("0.0.2-second (before: 0.0.1-first)"),
    });
    expect((await run(folder, ["version"])).printed).toContain("Conso API 0.0.2-second");
    expect(await statusOfRevoked(folder, token, false)).toBe(401);

    expect(await run(folder, ["upgrade", "--back"])).toMatchObject({ exitCode: 0 });
    expect((await run(folder, ["version"])).printed).toContain("Conso API 0.0.1-first");
    expect(await statusOfRevoked(folder, token, false)).toBe(401);

    const [, backup = ""] = /^(\S+\.tar\.gz): the state of/m.exec(there.printed) ?? [];
    rmSync(join(folder, "state/do"), { recursive: true });
    expect(await statusOfRevoked(folder, token, false)).toBe(200);
    expect(await run(folder, ["restore", backup])).toMatchObject({ exitCode: 0 });
    expect(await statusOfRevoked(folder, token, false)).toBe(401);
  });

  it("a version that would look for the storage under another key is refused before anything changes", async () => {
    const [folder, newer] = [folderOf("0.0.1-first"), folderOf("0.0.2-second")];
    const keys = join(newer, "versions/0.0.2-second/unique-keys");
    const renamed = readFileSync(keys, "utf8").replace("conso-api-QuotaGate", "renamed-QuotaGate");
    rmSync(keys);
    writeFileSync(keys, renamed);
    const refused = await run(folder, ["upgrade", inside(newer)]);
    expect(refused).toMatchObject({ exitCode: 1, printed: expect.stringContaining("nothing would be found") });
    expect(readFileSync(join(folder, "current"), "utf8")).toBe("0.0.1-first\n");
    expect(existsSync(join(folder, "versions/0.0.2-second"))).toBe(false);
  });

  it("a folder that npm run selfhost has just written has no version to go back to", async () => {
    expect(await run(folderOf("0.0.1-first"), ["upgrade", "--back"])).toMatchObject({ exitCode: 1 });
  });
});
