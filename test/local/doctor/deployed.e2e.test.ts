import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { clockShiftMs, setClock } from "../../../local/clock.ts";
import { type RunningWorker, runWorker } from "../../../local/worker.ts";
import { certificateFor } from "../../support/certificate.ts";
import { doctor, lines, type Report } from "../../support/doctor.ts";
import { startGateway } from "../../support/running.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { type Front, startFront } from "./front.ts";

// Certificates, real meters and the doctor in its own process go by the machine's clock.
setClock(new Date(Date.now() - clockShiftMs()).toISOString());

/** Not the name of this machine: the doctor takes it for a host on the network, and so does the gateway. */
const HOST = "127.0.0.2";
const AS_CLOUDFLARE = { "x-forwarded-proto": "https", "cf-connecting-ip": "203.0.113.9" };

const makeFolder = temporaryFolders();
let trusted: string;
let eco2mix: RunningWorker;
let gateway: RunningWorker;
let front: Front;
let unnamed: Front;

beforeAll(async () => {
  const files = await certificateFor(`IP:${HOST}`, makeFolder("doctor"));
  trusted = files.cert;
  const tls = { key: readFileSync(files.key, "utf8"), cert: readFileSync(files.cert, "utf8") };
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

const faultsIn = (report: Report) => lines(report, "fault");

/** This one is not on Cloudflare, and its Enedis and RTE are nowhere: all else is as in production. */
const ALWAYS = ["Consent page", "Tempo", "Enedis's token", "Storage"];

describe("the doctor in front of a deployment over TLS", () => {
  it("a deployment over TLS in the EU has no red line of transport, place or callers, and no output holds the secret", async () => {
    front.mistake = from("CDG");
    const report = await doctor(front.url, trusted);
    expect([report.code, faultsIn(report)]).toEqual([1, ALWAYS]);
    expect(report.findings.find(({ check }) => check === "EU")?.seen).toContain("CDG, inside the EU");
    expect(report.printed).not.toContain(TOKEN_SECRET);
    expect(report.printed).not.toContain("eyJ");
  });

  it("a deployment whose host nothing names is not said to be in the EU", async () => {
    front.mistake = () => undefined;
    const { findings } = await doctor(front.url, trusted);
    expect(findings.find(({ check }) => check === "EU")?.verdict).toBe("none");
  });

  it("a certificate that this machine does not trust is the red line of TLS, and nothing more is judged", async () => {
    expect(faultsIn(await doctor(front.url))).toEqual(["Running", "TLS"]);
  });

  it("missing Strict-Transport-Security gives the red line of HSTS", async () => {
    front.mistake = (path, answer) => {
      from("CDG")(path, answer);
      delete answer.headers["strict-transport-security"];
    };
    expect(faultsIn(await doctor(front.url, trusted))).toEqual(["HSTS", ...ALWAYS]);
  });

  it("a request that London served gives the red line of the EU", async () => {
    front.mistake = from("LHR");
    expect(faultsIn(await doctor(front.url, trusted))).toEqual(["EU", ...ALWAYS]);
  });

  it("a clock that is a minute behind gives the red line of the clock", async () => {
    front.mistake = (path, answer) => {
      from("CDG")(path, answer);
      if (path !== "/api/v2/status") return;
      const body = JSON.parse(answer.body);
      answer.body = JSON.stringify({ ...body, as_of: new Date(Date.now() - 60_000).toISOString() });
    };
    expect(faultsIn(await doctor(front.url, trusted))).toEqual(["Clock", ...ALWAYS]);
  });

  it("a proxy that names no caller gives the red line of the callers", async () => {
    unnamed.mistake = from("CDG");
    expect(faultsIn(await doctor(unnamed.url, trusted))).toEqual([
      "Consent page",
      "Redirect address",
      ...ALWAYS.slice(1),
      "Callers",
    ]);
  });

  it("a secret that was never set is one red line, not one for each check", async () => {
    const unset = await startGateway(new URL("https://127.0.0.1:9"), { TOKEN_SECRET: "" });
    Object.assign(front, { behind: unset.url });
    const faults = faultsIn(await doctor(front.url, trusted));
    await unset.stop();
    expect(faults).toEqual(["Running"]);
  });
});
