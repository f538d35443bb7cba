import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { clockShiftMs, setClock } from "../../local/clock.ts";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { type CertificateFiles, certificateFor } from "../support/certificate.ts";
import { doctor, lines } from "../support/doctor.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis } from "../support/running.ts";
import { type RunningCaddy, startCaddy, withoutAdmin } from "../support/selfhosted/caddy.ts";
import { FOLDER, folderLike } from "../support/selfhosted/folder.ts";
import { freePort, ServingFolder } from "../support/selfhosted/gateway.ts";

// The doctor is a process of its own, and goes by the machine's clock; so do certificates.
setClock(new Date(Date.now() - clockShiftMs()).toISOString());

let folder: string;
let tls: CertificateFiles;
let enedis: SimulatedEnedis;
let eco2mix: RunningWorker;
let tempo: RunningWorker;
let gateway: ServingFolder | undefined;
let caddy: RunningCaddy | undefined;

beforeAll(async () => {
  folder = folderLike(FOLDER ?? "");
  tls = await certificateFor("DNS:localhost", folder);
  enedis = await startEnedis();
  eco2mix = await runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} });
  tempo = await runWorker({ config: "local/tempo/wrangler.toml", bundle: "tempo", port: 0, vars: {} });
});
afterEach(async () => {
  await caddy?.stop();
  await gateway?.end("SIGKILL");
  caddy = undefined;
  gateway = undefined;
});
afterAll(async () => {
  await Promise.all([enedis, eco2mix, tempo].map((running) => running.stop()));
  rmSync(folder, { recursive: true, force: true });
});

/** The Caddyfile of the folder, with a certificate that no authority on the internet has to issue. */
const withTls = (port: number) => (caddyfile: string) =>
  withoutAdmin(caddyfile)
    .replace("\tadmin off\n", "\tadmin off\n\tauto_https disable_redirects\n")
    .replace("{$CONSO_API_SITE:conso.example.org} {", `https://localhost:${port} {\n\ttls ${tls.cert} ${tls.key}`);

/** The folder behind Caddy over TLS, after its timer has fired once. */
async function serve(state: string, change: Record<string, string> = {}): Promise<URL> {
  const [port, behind] = [await freePort(), join(folder, "http.sock")] as const;
  const site = new URL(`https://localhost:${port}`);
  gateway = await ServingFolder.start(folder, behind, join(folder, state), {
    ...gatewayEnvironment(enedis.url),
    SITE_URL: site.origin,
    REQUESTS_PER_MINUTE: "5000",
    ECO2MIX_URL: eco2mix.url.href,
    RTE_TEMPO_URL: new URL("rte/", tempo.url).href,
    COULEUR_TEMPO_URL: new URL("couleur_tempo/", tempo.url).href,
    ...change,
  });
  await gateway.tick();
  caddy = await startCaddy(folder, [port, behind], withTls(port));
  return site;
}

describe("the doctor in front of a self-hosted folder behind Caddy", () => {
  it("a folder of this version behind Caddy over TLS has no red and no yellow line, and ends with 0", async () => {
    const report = await doctor(await serve("state-simulated"), tls.cert);
    expect([report.code, lines(report, "fault"), lines(report, "warning")]).toEqual([0, [], []]);
    // On this machine there is no port 80 to compare, no place, no caller of another address and nobody to name.
    expect(lines(report, "none")).toEqual(["Plain HTTP", "HSTS", "EU", "Storage", "Callers", "Names", "Older secrets"]);
  });

  it("a folder for real meters behind Caddy sends what a deployment does, and only what cannot be reached from here is red", async () => {
    // A folder that is not simulated reaches public addresses only, and this machine has none.
    const nowhere = "https://127.0.0.1:9";
    const site = await serve("state-real", { ENEDIS_API_URL: nowhere, ENEDIS_CONSENT_URL: nowhere });
    const report = await doctor(site, tls.cert);
    expect([report.code, lines(report, "fault"), lines(report, "warning")]).toEqual([
      1,
      ["Consent page", "éCO2mix", "Tempo", "Enedis's token"],
      [],
    ]);
    expect(report.findings.find(({ check }) => check === "HSTS")?.verdict).toBe("ok");
  });
});
