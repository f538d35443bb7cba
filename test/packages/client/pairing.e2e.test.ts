import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { ConsoCommand } from "./conso.ts";

const TOKEN = "a.token.of-ours";
const SECRET = "known-to-the-device-alone";
const GIVEN = { status: 200, body: { access_token: TOKEN, token_type: "Bearer", expires_in: 3600 } };
const refusal = (error: string) => ({ status: 400, body: { error } });

/** A gateway that pairs by a script: what a person does elsewhere, and what goes wrong on the way, needs no person. */
class PairingGateway {
  readonly forms: Record<string, string>[] = [];
  readonly #server: Server;

  private constructor(answers: readonly { readonly status: number; readonly body: object }[], offersPairing: boolean) {
    const left = [...answers];
    this.#server = createServer(async (request, response) => {
      const form = Object.fromEntries(new URLSearchParams(await text(request)));
      if (request.method === "POST") this.forms.push(form);
      const { status, body } = this.#answerTo(request, left, offersPairing);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  }

  static async start(answers: readonly { readonly status: number; readonly body: object }[], offersPairing = true) {
    const gateway = new PairingGateway(answers, offersPairing);
    await new Promise<void>((resolve) => gateway.#server.listen(0, "127.0.0.1", resolve));
    return gateway;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answerTo({ url }: IncomingMessage, left: { status: number; body: object }[], offersPairing: boolean) {
    const { origin } = this;
    switch (url) {
      case "/.well-known/oauth-authorization-server": {
        const device_authorization_endpoint = `${origin}/api/v2/device_authorization`;
        const body = { issuer: origin, device_authorization_endpoint, token_endpoint: `${origin}/api/v2/token` };
        return { status: offersPairing ? 200 : 404, body };
      }
      case "/api/v2/device_authorization": {
        const verification_uri = `${origin}/appareil`;
        const verification_uri_complete = `${verification_uri}?user_code=BCDF-GHJK`;
        const code = { device_code: SECRET, user_code: "BCDF-GHJK", verification_uri, verification_uri_complete };
        return { status: 200, body: { ...code, expires_in: 600, interval: 0.01 } };
      }
      case "/api/v2/token":
        return left.shift() ?? refusal("invalid_grant");
      case "/api/v2/me": {
        const meters = [{ meter: "••••••••••4270" }];
        return { status: 200, body: { name: "", scope: "consumption daily", expires_at: "2027-11-30", meters } };
      }
      default:
        return { status: 404, body: {} };
    }
  }
}

const makeFolder = temporaryFolders();
let built: ConsoCommand;
let gateway: PairingGateway;

beforeAll(async () => {
  built = await ConsoCommand.built(makeFolder);
});
afterEach(() => gateway.stop());

const keptFile = (conso: ConsoCommand) => join(conso.home, "config/conso/tokens.json");

describe("conso auth --pair", () => {
  it("conso auth --pair shows code and page, waits, and keeps the token where its owner alone can read it", async () => {
    gateway = await PairingGateway.start([refusal("authorization_pending"), GIVEN]);
    const conso = built.another();
    const { exitCode, stdout, stderr } = await conso.run("auth", "--pair", "--gateway", gateway.origin);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`\n  ${gateway.origin}/appareil\n`);
    expect(stderr).toContain("\n  BCDF-GHJK\n");
    expect(stderr).toContain(`\n  ${gateway.origin}/appareil?user_code=BCDF-GHJK\n`);
    expect(stderr).toMatch(/The code ends at \d\d:\d\d/);
    expect(stdout).toContain("••••••••••4270");
    expect(stdout + stderr).not.toContain(TOKEN);
    expect(stdout + stderr).not.toContain(SECRET);
    expect(statSync(keptFile(conso)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(keptFile(conso), "utf8")).tokens).toEqual({ [gateway.origin]: TOKEN });
  });

  it.each([
    [[], `conso (${hostname()})`.slice(0, 40), undefined],
    [["--name", "The heat pump", "--scope", "consumption daily"], "The heat pump", "consumption daily"],
  ] as const)("conso auth --pair %j asks as %j for the scope %j", async (options, client_id, scope) => {
    gateway = await PairingGateway.start([GIVEN]);
    await built.another().run("auth", "--pair", "--gateway", gateway.origin, ...options);
    expect(gateway.forms[0]).toEqual({ client_id, ...(scope !== undefined && { scope }) });
    expect(gateway.forms[1]).toMatchObject({ client_id, device_code: SECRET });
  });

  it.each([
    [
      "is declined",
      refusal("access_denied"),
      "en",
      3,
      "The request was declined on the page: no token was given. (access_denied)",
    ],
    [
      "is declined, in French,",
      refusal("access_denied"),
      "fr",
      3,
      "La demande a été refusée sur la page : aucun jeton n’a été donné. (access_denied)",
    ],
    [
      "ends unused",
      refusal("expired_token"),
      "en",
      75,
      "The code ended before anybody used it: start again for a new one. (expired_token)",
    ],
    [
      "ends unused, in French,",
      refusal("expired_token"),
      "fr",
      75,
      "Le code a pris fin avant d’être utilisé : recommencez pour en avoir un autre. (expired_token)",
    ],
    ["is unknown", refusal("invalid_grant"), "en", 1, "The gateway refused. (invalid_grant)"],
  ] as const)(
    "a pairing that %s keeps nothing, and ends with its sentence and exit code",
    async (_what, answer, language, exitCode, sentence) => {
      gateway = await PairingGateway.start([refusal("authorization_pending"), answer]);
      const conso = built.another();
      const ended = await conso.run("auth", "--pair", "--gateway", gateway.origin, "--lang", language);
      expect(ended).toMatchObject({ exitCode, stdout: "" });
      expect(ended.stderr.trimEnd().split("\n").at(-1)).toBe(sentence);
      expect(existsSync(keptFile(conso))).toBe(false);
    },
  );

  it("a gateway that pairs no devices is named as such, with the other way", async () => {
    gateway = await PairingGateway.start([], false);
    const ended = await built.another().run("auth", "--pair", "--gateway", gateway.origin);
    expect(ended).toEqual({
      exitCode: 3,
      stdout: "",
      stderr:
        "This gateway pairs no devices: consent in a browser, and pipe the token into conso auth. (pairing_not_offered)\n",
    });
  });

  it("a pairing that is interrupted keeps nothing", async () => {
    gateway = await PairingGateway.start(Array(10_000).fill(refusal("authorization_pending")));
    const conso = built.another();
    const child = conso.spawn("auth", "--pair", "--gateway", gateway.origin);
    const ended = new Promise((resolve) => child.once("close", (_code, signal) => resolve(signal)));
    await expect.poll(() => gateway.forms.length).toBeGreaterThan(5);
    child.kill("SIGINT");
    expect(await ended).toBe("SIGINT");
    expect(existsSync(keptFile(conso))).toBe(false);
  });
});
