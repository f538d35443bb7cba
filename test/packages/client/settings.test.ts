import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasBrowser } from "../../../packages/client/command/browser.ts";
import { gatewayFrom, tokenFrom } from "../../../packages/client/command/connection.ts";
import { EXIT, exitCodeOf } from "../../../packages/client/command/exit-code.ts";
import {
  readKept,
  withoutToken,
  withReplaced,
  withToken,
  writeKept,
} from "../../../packages/client/command/kept-tokens.ts";
import { languageOf } from "../../../packages/client/command/language.ts";
import { ConsoProblem } from "../../../packages/client/library/problem.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";

const [ONE, OTHER] = ["https://one.example", "https://other.example"];
const makeFolder = temporaryFolders();
const KEPT = { gateway: ONE, tokens: { [ONE]: "token of one" } };

describe("what the command is told by whom", () => {
  it("the gateway of the option comes before that of the environment, and both before the kept one", () => {
    const env = { CONSO_GATEWAY: "https://env.example/" };
    expect(gatewayFrom({ gateway: `${OTHER}/page` }, env, KEPT)).toBe(OTHER);
    expect(gatewayFrom({}, env, KEPT)).toBe("https://env.example");
    expect(gatewayFrom({}, { CONSO_GATEWAY: "" }, KEPT)).toBe(ONE);
    expect(() => gatewayFrom({}, {}, { gateway: null, tokens: {} })).toThrow("noGateway");
    expect(() => gatewayFrom({ gateway: "http://one.example" }, {}, KEPT)).toThrow("badGateway");
  });

  it("a kept token goes to its own gateway only", () => {
    expect(tokenFrom({}, {}, KEPT, ONE)).toEqual({ token: "token of one", isKept: true });
    expect(() => tokenFrom({}, {}, KEPT, OTHER)).toThrow("noToken");
    expect(tokenFrom({}, { CONSO_TOKEN: "env" }, KEPT, OTHER)).toEqual({ token: "env", isKept: false });
    expect(tokenFrom({ token: "option" }, { CONSO_TOKEN: "env" }, KEPT, ONE)).toMatchObject({ token: "option" });
  });

  it.each([
    [[], {}, "en"],
    [[], { LANG: "fr_FR.UTF-8" }, "fr"],
    [[], { LANG: "fr_FR.UTF-8", LC_ALL: "C" }, "en"],
    [["daily", "--lang", "fr"], { LANG: "C" }, "fr"],
    [["--lang=en"], { LANG: "fr_FR.UTF-8" }, "en"],
  ] as const)("the arguments %j at a machine of %j are answered in %s", (args, env, language) => {
    expect(languageOf(args, env)).toBe(language);
  });

  it.each([
    ["linux", {}, false],
    ["linux", { DISPLAY: ":0" }, true],
    ["linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
    ["linux", { DISPLAY: "localhost:10.0", SSH_CONNECTION: "192.0.2.1 50000 192.0.2.2 22" }, false],
    ["darwin", {}, true],
    ["darwin", { SSH_CONNECTION: "192.0.2.1 50000 192.0.2.2 22" }, false],
    ["win32", {}, true],
  ] as const)("a person at a machine of %s with %j has a browser there: %s", (platform, env, has) => {
    expect(hasBrowser(platform, env)).toBe(has);
  });

  it.each([
    [{ status: 400, code: "access_denied" }, EXIT.token],
    [{ code: "expired_token", retryable: true }, EXIT.later],
    [{ status: 401 }, EXIT.token],
    [{ status: 403 }, EXIT.token],
    [{ status: 404, retryable: true }, EXIT.nothing],
    [{ status: 400, code: "period_in_future" }, EXIT.nothing],
    [{ status: 400 }, EXIT.usage],
    [{ status: 429, retryable: true }, EXIT.later],
    [{ retryable: true, code: "unreachable" }, EXIT.later],
    [{ status: 500, retryable: false }, EXIT.failed],
  ])("the problem %j ends with exit code %i", (members, exitCode) => {
    expect(exitCodeOf(new ConsoProblem({ code: "any", title: "Any.", ...members }))).toBe(exitCode);
  });
});

describe("the tokens that are kept", () => {
  const file = () => join(makeFolder("conso-kept"), "conso", "tokens.json");

  it("the file of tokens and its folder are for their owner only, also when it was there before", () => {
    const path = file();
    writeKept(path, KEPT);
    writeKept(path, withToken(KEPT, OTHER, "token of other"));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(path, ".."))).toEqual(["tokens.json"]);
    expect(readKept(path)).toEqual({ gateway: OTHER, tokens: { [ONE]: "token of one", [OTHER]: "token of other" } });
  });

  it("a token in place of another leaves the gateway used last", () => {
    expect(withReplaced(KEPT, OTHER, "b")).toEqual({ gateway: ONE, tokens: { [ONE]: "token of one", [OTHER]: "b" } });
  });

  it("a token that is forgotten leaves the others", () => {
    expect(withoutToken(withToken(KEPT, OTHER, "b"), ONE)).toEqual({ gateway: OTHER, tokens: { [OTHER]: "b" } });
  });

  it.each(["", "{", "null", "[]", '{"tokens":null}'])("a file of tokens that holds %j is as good as none", (text) => {
    const path = join(makeFolder("conso-kept"), "tokens.json");
    writeFileSync(path, text);
    expect(readKept(path)).toEqual({ gateway: null, tokens: {} });
  });
});
