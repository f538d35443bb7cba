import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { examine } from "../../../local/doctor/examine.ts";
import { look, type Secrets } from "../../../local/doctor/look.ts";
import { type RunningWorker, runWorker } from "../../../local/worker.ts";
import { type SimulatedEnedis, startEnedis, startGateway } from "../../support/running.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { type Front, type Mistake, startFront } from "./front.ts";

const OLDER = "a secret of last year, as long as a secret has to be";
const SECRETS: Secrets = { current: TOKEN_SECRET, previous: [OLDER] };

let enedis: SimulatedEnedis;
let eco2mix: RunningWorker;
let tempo: RunningWorker;
let good: RunningWorker;
let bad: RunningWorker;
let front: Front;

beforeAll(async () => {
  enedis = await startEnedis();
  eco2mix = await runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} });
  tempo = await runWorker({ config: "local/tempo/wrangler.toml", bundle: "tempo", port: 0, vars: {} });
  front = await startFront(enedis.url, { host: "127.0.0.1" });
  const right = {
    SITE_URL: front.url.origin,
    REQUESTS_PER_MINUTE: "5000",
    ECO2MIX_URL: eco2mix.url.href,
    RTE_TEMPO_URL: new URL("rte/", tempo.url).href,
    COULEUR_TEMPO_URL: new URL("couleur_tempo/", tempo.url).href,
    TOKEN_SECRET_PREVIOUS: OLDER,
  };
  [good, bad] = await Promise.all([
    startGateway(enedis.url, right),
    startGateway(enedis.url, {
      SITE_URL: "https://elsewhere.example",
      ENEDIS_CONSENT_URL: "http://127.0.0.1:9/authorize",
      ENEDIS_CLIENT_SECRET: "not the secret",
    }),
  ]);
  await good.tick(Date.now());
});
afterEach(() => {
  front.mistake = () => undefined;
});
afterAll(() => Promise.all([front, good, bad, eco2mix, tempo, enedis].map((running) => running.stop())));

/** The lines that are red, with the gateway behind a front that makes this mistake. */
async function faults(behind: RunningWorker, mistake: Mistake = () => undefined, secrets = SECRETS): Promise<string[]> {
  Object.assign(front, { behind: behind.url, mistake });
  const findings = examine(await look(front.url, secrets, Date.now));
  const without = findings.filter(({ verdict, remedy }) => verdict === "fault" && remedy === undefined);
  expect(without).toEqual([]);
  return findings.filter(({ verdict }) => verdict === "fault").map(({ check }) => check);
}

const at =
  (path: string, change: (answer: Parameters<Mistake>[1]) => void): Mistake =>
  (asked, answer) => {
    if (asked.split("?", 1)[0] === path) change(answer);
  };

describe("the doctor in front of a gateway on this machine", () => {
  it("a gateway that is right has no red line, and says nothing of the EU, which it cannot know", async () => {
    Object.assign(front, { behind: good.url });
    const findings = examine(await look(front.url, SECRETS, Date.now));
    expect(findings.filter(({ verdict }) => verdict === "fault" || verdict === "warning")).toEqual([]);
    expect(findings.filter(({ verdict }) => verdict === "none").map(({ check }) => check)).toEqual([
      "TLS",
      "Plain HTTP",
      "HSTS",
      "EU",
      "Storage",
      "Callers",
      "Names",
    ]);
  });

  it.each<[string, Mistake, string[]]>([
    [
      "a stylesheet that was not deployed",
      at("/style.css", (answer) => Object.assign(answer, { status: 404 })),
      ["Files"],
    ],
    [
      "a proxy that answers unknown addresses itself",
      at("/no-such-page", (answer) => Object.assign(answer, { status: 200 })),
      ["Files"],
    ],
    [
      "a proxy that drops the security policy",
      (_, answer) => delete answer.headers["content-security-policy"],
      ["Headers"],
    ],
    [
      "a proxy that closes the API to other sites",
      at("/api/v2/status", (answer) => delete answer.headers["access-control-allow-origin"]),
      ["Headers"],
    ],
    [
      "a page in place of the document",
      at("/api", (answer) => Object.assign(answer, { body: "<!doctype html>" })),
      ["OpenAPI"],
    ],
    [
      "a gate that does not answer",
      at("/api/v2/status", (answer) => {
        answer.body = JSON.stringify({ ...JSON.parse(answer.body), quota: null, verdict: "gateway_down" });
      }),
      ["Gate"],
    ],
    [
      "an Enedis that does not answer",
      at("/api/v2/status", (answer) => {
        answer.body = answer.body.replace(/"verdict":"\w+"/, '"verdict":"enedis_down"');
      }),
      ["Enedis"],
    ],
    ["a proxy that drops the limits", (_, answer) => delete answer.headers["ratelimit-policy"], ["Limits"]],
    [
      "a proxy that keeps the callback for itself",
      at("/api/callback", (answer) => Object.assign(answer, { status: 404, body: "" })),
      ["Redirect address"],
    ],
    [
      "a proxy that keeps the operator's part for itself",
      at("/operator/checks", (answer) => Object.assign(answer, { status: 404, body: "" })),
      ["Secret", "Older secrets"],
    ],
  ])("%s gives the red line of its check, and no other", async (_, mistake, expected) => {
    expect(await faults(good, mistake)).toEqual(expected);
  });

  it("each wrong variable of a gateway gives its own red line: its address, consent page, limit, client, timer and older secret", async () => {
    expect(await faults(bad)).toEqual([
      "Consent page",
      "Redirect address",
      "Limits",
      "éCO2mix",
      "Tempo",
      "Enedis's token",
      "Older secrets",
    ]);
  });

  it("a secret that the gateway does not know is a red line, and so are tokens of an older one that it does not know", async () => {
    const other: Secrets = { current: `another ${TOKEN_SECRET}`, previous: [`another ${OLDER}`] };
    expect(await faults(good, undefined, other)).toEqual(["Secret", "Older secrets"]);
  });

  it("the secret before the one in use opens nothing of the operator's part, and the line says which it is", async () => {
    expect(await faults(good, undefined, { current: OLDER, previous: [] })).toEqual(["Secret"]);
  });

  it("the doctor spends no call to Enedis but for the application token", async () => {
    await enedis.forgetCalls();
    await faults(good);
    expect((await enedis.calls()).filter(({ api }) => api !== "token")).toEqual([]);
  });
});
