import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../local/clock.ts";
import { issueToken } from "../../shared/token/token.ts";
import { usagePointId } from "../../shared/usage-point.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "../support/running.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";
import { run } from "../support/selfhosted/command.ts";
import { CHROOT, FOLDER, folderLike, inside } from "../support/selfhosted/folder.ts";
import { freePort, ServingFolder } from "../support/selfhosted/gateway.ts";

/** Four minutes after the fixture was written: by `npm start` of commit 95f93a9, which had served 61 calls and revoked a token. */
setClock("2026-11-30T19:25:00Z");
const SERVED = 61;
const PER_HOUR = 120;
const REVOKED = {
  jti: "03640a07-1aff-4cac-9759-43a77c4511ab",
  issuedAtMs: 1_796_066_467_000,
  expiresAtMs: 1_827_602_467_000,
};
const homes = Array.from({ length: PER_HOUR }, (_, n) => `${30_000_000_001_000 + n}`);
const HOME = "30000000000000";

let enedis: SimulatedEnedis;
let folder: string;
let state: string;

beforeAll(async () => {
  enedis = await startEnedis();
  await enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
  folder = folderLike(FOLDER ?? "");
  state = mkdtempSync(`${CHROOT}/tmp/npm-start-`);
  execFileSync("tar", ["-xzf", join(import.meta.dirname, "../fixtures/npm-start-95f93a9.tar.gz"), "-C", state]);
});
afterAll(async () => {
  await enedis.stop();
  for (const made of [folder, state]) rmSync(made, { recursive: true, force: true });
});

describe("the state that npm start wrote at 95f93a9", () => {
  it("a folder takes over the revoked token, the count of the hour and the archive of npm start", async () => {
    expect(await run(folder, ["restore", inside(state)])).toMatchObject({ exitCode: 0 });
    const port = await freePort();
    const gateway = await ServingFolder.start(folder, port, join(folder, "state"), {
      ...gatewayEnvironment(enedis.url),
      ENEDIS_CALLS_PER_SECOND: "100",
      ENEDIS_CALLS_PER_HOUR: `${PER_HOUR}`,
      QUOTA_PATIENCE_SECONDS: "5",
    });
    const url = (path: string) => `http://127.0.0.1:${port}${path}`;
    const read = async (meter: string, token: string) => {
      const address = url(`/api/daily_consumption?prm=${meter}&start=2026-10-05&end=2026-10-07`);
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      await answer.body?.cancel();
      return answer.status;
    };

    const meter = usagePointId(HOME);
    if (meter === null) throw new Error("not a meter");
    expect(await read(meter, await issueToken({ usagePoints: [meter], ...REVOKED }, TOKEN_SECRET))).toBe(401);

    const intensity = await fetch(url("/api/impact/intensity?start=2026-11-29&end=2026-11-30"));
    expect(await intensity.json()).toMatchObject({ quarters: 96, missing: 0 });

    const token = await tokenFor(...homes);
    const statuses = [];
    for (const home of homes) statuses.push(await read(home, token));
    const served = statuses.filter((status) => status === 200).length;
    expect(served).toBeGreaterThan(0);
    expect(served).toBeLessThanOrEqual(PER_HOUR - SERVED);
    expect(await gateway.end("SIGTERM")).toBe(0);
  });
});
