import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { clockShiftMs, setClock } from "../../../local/clock.ts";
import type { Finding } from "../../../local/doctor/finding.ts";
import { type RunningWorker, runWorker } from "../../../local/worker.ts";
import { startGateway } from "../../support/running.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { type Front, startFront } from "./front.ts";

// Certificates, real meters and the doctor in its own process go by the machine's clock.
setClock(new Date(Date.now() - clockShiftMs()).toISOString());

const ROOT = join(import.meta.dirname, "../../..");
const run = promisify(execFile);

/** Not the name of this machine: the doctor takes it for a host on the network, and so does the gateway. */
const HOST = "127.0.0.2";
const AS_CLOUDFLARE = { "x-forwarded-proto": "https", "cf-connecting-ip": "203.0.113.9" };

const makeFolder = temporaryFolders();
let folder: string;
let eco2mix: RunningWorker;
let gateway: RunningWorker;
let front: Front;
let unnamed: Front;

/** A certificate for the host, signed by itself: trusted where it is given as an authority. */
async function certificate(): Promise<{ key: string; cert: string }> {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  await run("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "60"],
    ...["-subj", "/CN=conso.example", "-addext", `subjectAltName=IP:${HOST}`, "-keyout", key, "-out", cert],
  ]);
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}

beforeAll(async () => {
  folder = makeFolder("doctor");
  const tls = await certificate();
  eco2mix = await runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} });
  front = await startFront(eco2mix.url, { host: HOST, tls, tells: AS_CLOUDFLARE });
  unnamed = await startFront(eco2mix.url, { host: HOST, tls, tells: { "x-forwarded-proto": "https" } });
  // Not simulated; its Enedis cannot be reached.
  gateway = await startGateway(new URL("https://127.0.0.1:9"), {
    SITE_URL: front.url.origin,
    REQUESTS_PER_MINUTE: "5000",
    ECO2MIX_URL: eco2mix.url.href,
    CONTACT_URL: "mailto:contact@conso.example",
    OPERATOR_NAME: "An association",
    SOURCE_URL: "https://conso.example/source",
  });
  await gateway.tick(Date.now());
  front.behind = gateway.url;
  unnamed.behind = gateway.url;
});
afterEach(() => {
  front.mistake = from("CDG");
});
afterAll(() => Promise.all([front, unnamed, gateway, eco2mix].map((running) => running.stop())));

/** As Cloudflare names the data centre that took a request. */
const from =
  (place: string): Front["mistake"] =>
  (_, answer) => {
    answer.headers["cf-ray"] = `9a0b1c2d3e4f5a6b-${place}`;
  };

interface Report {
  readonly code: number;
  readonly findings: readonly Finding[];
  readonly printed: string;
}

/** `npm run doctor -- --json` in a process of its own, which trusts the certificate or does not. */
async function doctor(site: URL, isTrusting = true): Promise<Report> {
  const environment = {
    ...process.env,
    TOKEN_SECRET,
    ...(isTrusting && { NODE_EXTRA_CA_CERTS: join(folder, "cert.pem") }),
  };
  const command = ["local/doctor.ts", site.href, "--json"];
  const { code, stdout, stderr } = await run(process.execPath, command, { cwd: ROOT, env: environment }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
  return { code, findings: JSON.parse(stdout).findings, printed: stdout + stderr };
}

const faultsIn = ({ findings }: Report) =>
  findings.filter(({ verdict }) => verdict === "fault").map(({ check }) => check);

/** This one is not on Cloudflare, and its Enedis and RTE are nowhere: all else is as in production. */
const ALWAYS = ["Consent page", "Tempo", "Enedis's token", "Storage"];

describe("the doctor in front of a deployment over TLS", () => {
  it("a deployment over TLS in the EU has no red line of transport, place or callers, and no output holds the secret", async () => {
    front.mistake = from("CDG");
    const report = await doctor(front.url);
    expect([report.code, faultsIn(report)]).toEqual([1, ALWAYS]);
    expect(report.findings.find(({ check }) => check === "EU")?.seen).toContain("CDG, inside the EU");
    expect(report.printed).not.toContain(TOKEN_SECRET);
    expect(report.printed).not.toContain("eyJ");
  });

  it("a deployment whose host nothing names is not said to be in the EU", async () => {
    front.mistake = () => undefined;
    const { findings } = await doctor(front.url);
    expect(findings.find(({ check }) => check === "EU")?.verdict).toBe("none");
  });

  it("a certificate that this machine does not trust is the red line of TLS, and nothing more is judged", async () => {
    expect(faultsIn(await doctor(front.url, false))).toEqual(["Running", "TLS"]);
  });

  it("missing Strict-Transport-Security gives the red line of HSTS", async () => {
    front.mistake = (path, answer) => {
      from("CDG")(path, answer);
      delete answer.headers["strict-transport-security"];
    };
    expect(faultsIn(await doctor(front.url))).toEqual(["HSTS", ...ALWAYS]);
  });

  it("a request that London served gives the red line of the EU", async () => {
    front.mistake = from("LHR");
    expect(faultsIn(await doctor(front.url))).toEqual(["EU", ...ALWAYS]);
  });

  it("a clock that is a minute behind gives the red line of the clock", async () => {
    front.mistake = (path, answer) => {
      from("CDG")(path, answer);
      if (path !== "/api/v2/status") return;
      const body = JSON.parse(answer.body);
      answer.body = JSON.stringify({ ...body, as_of: new Date(Date.now() - 60_000).toISOString() });
    };
    expect(faultsIn(await doctor(front.url))).toEqual(["Clock", ...ALWAYS]);
  });

  it("a proxy that names no caller gives the red line of the callers", async () => {
    unnamed.mistake = from("CDG");
    expect(faultsIn(await doctor(unnamed.url))).toEqual([
      "Consent page",
      "Redirect address",
      ...ALWAYS.slice(1),
      "Callers",
    ]);
  });
});
