import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { ConsoCommand } from "./conso.ts";

const COMMANDS = [
  "auth",
  "daily",
  "load-curve",
  "max-power",
  "registers",
  "index",
  "impact",
  "diagnose",
  "meters",
  "slot",
  "tempo",
  "tokens",
  "mcp",
  "completion",
];

const makeFolder = temporaryFolders();
let conso: ConsoCommand;

beforeAll(async () => {
  conso = await ConsoCommand.built(makeFolder);
});

/** The words of a help, without examples, which are commands, and without what may stand behind an option. */
const sentencesOf = (help: string): string[] =>
  help
    .split(/^(?:Examples:|Exemples :)$/m)
    .at(0)
    ?.split(/\n| {2,}/)
    .filter((text) => /[a-zé]{3,} [a-zé]{2,}/i.test(text)) ?? [];

describe("the help of conso", () => {
  it("the help of conso lists every command, the exit codes and the environment", async () => {
    const { stdout, exitCode } = await conso.run("--help");
    expect(exitCode).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(stdout).toMatch(/^ {2}75 {2}try again later/m);
    expect(stdout).toContain("CONSO_TOKEN");
  });

  it.each([[], ...COMMANDS.map((command) => [command])])(
    "the help of conso %s has no sentence in the other language",
    async (...command) => {
      const [english, french] = await Promise.all(
        ["en", "fr"].map(async (lang) => (await conso.run(...command, "--help", "--lang", lang)).stdout),
      );
      const [one, other] = [sentencesOf(english ?? ""), sentencesOf(french ?? "")];
      expect(one.length).toBeGreaterThan(0);
      expect(other.length).toBeGreaterThan(0);
      expect(one.filter((sentence) => other.includes(sentence))).toEqual([]);
      expect(english).toMatch(/^Examples:\n {2}\S/m);
      expect(french).toMatch(/^Exemples :\n {2}\S/m);
    },
  );

  it.each([
    ["an option that does not exist", ["daily", "--foo"], "L’option --foo n’existe pas."],
    ["a command that does not exist", ["dayly"], "La commande dayly n’existe pas."],
    [
      "a value that does not exist",
      ["daily", "--format", "xml"],
      "n’est pas possible : table, json, jsonl, csv, influx.",
    ],
    ["options that do not go together", ["daily", "--last", "P1M", "--start", "2026-11-01"], "ne va pas avec"],
    ["a chart in a file", ["daily", "--chart", "--output", "a.csv"], "--chart dessine dans le terminal"],
    ["a table in a file", ["daily", "--format", "table", "--output", "a.csv"], "--output ajoute à un fichier"],
  ] as const)("conso refuses %s in the language of its user", async (_what, args, reason) => {
    const { exitCode, stderr } = await conso.run(...args, "--lang", "fr");
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(reason) });
  });
});

describe("the completion of conso", () => {
  const complete = (script: string, ...words: readonly string[]): string[] => {
    const lines = [
      script,
      `COMP_WORDS=(conso ${words.map((word) => `'${word}'`).join(" ")})`,
      `COMP_CWORD=${words.length}`,
      "_conso",
      `printf "%s\\n" "$\{COMPREPLY[@]}"`,
    ];
    return execFileSync("bash", ["-c", lines.join("\n")], { encoding: "utf8" })
      .trim()
      .split("\n");
  };

  it("bash completes commands, options and their values", async () => {
    const { stdout: script } = await conso.run("completion", "bash");
    expect(complete(script, "")).toEqual(COMMANDS);
    expect(complete(script, "lo")).toEqual(["load-curve"]);
    expect(complete(script, "daily", "--form")).toEqual(["--format"]);
    expect(complete(script, "daily", "--format", "js")).toEqual(["json", "jsonl"]);
    expect(complete(script, "completion", "")).toEqual(expect.arrayContaining(["bash", "zsh", "fish"]));
  });

  it.each([
    ["zsh", /^#compdef conso$/m, /load-curve\) _arguments .*'--format\[.*\]:value:\(table json jsonl csv influx\)'/],
    ["fish", /^complete -c conso -f$/m, /seen_subcommand_from daily' -l format -x -a 'table json jsonl csv influx'/],
  ] as const)("the script for %s knows commands, options and their values", async (shell, head, format) => {
    const { stdout } = await conso.run("completion", shell);
    expect(stdout).toMatch(head);
    expect(stdout).toMatch(format);
  });
});
