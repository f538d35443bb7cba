import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { HELP } from "../../../packages/simulator/command/options.ts";
import { BACKEND, GATEWAY, OAUTH } from "../../../packages/simulator/enedis/error-bodies.ts";
import * as simulator from "../../../packages/simulator/index.ts";
import { simulated } from "../../support/simulated.ts";

const { PERSONAS, FAULT_KINDS, DAMAGE_KINDS, ECO2MIX_FAULTS } = simulator;
const README = readFileSync(join(import.meta.dirname, "../../../packages/simulator/README.md"), "utf8");

/** The rows of the tables below a heading, as their cells. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const [, ...rest] = README.split(`\n${heading}\n`);
  const section = rest.join("").split(/\n#+ /)[0] ?? "";
  return [...section.matchAll(/^\| (.+) \|$/gm)].map(([, cells = ""]) => cells.split(" | "));
}
const quotedIn = (text = "") => [...text.matchAll(/`([^`]+)`/g)].map(([, quoted = ""]) => quoted);
const firstColumn = (heading: string) => rowsBelow(heading).flatMap(([first]) => quotedIn(first));

describe("the README of the simulator", () => {
  it("the README lists every meter of the consent page once, under its number", () => {
    const listed = rowsBelow("## Meters").flatMap(([meters = "", ids = ""]) => {
      const numbers = ids.split(", ").map(Number);
      return quotedIn(meters).map((prm, at) => [prm, numbers[at]]);
    });
    const everyone = [...PERSONAS.sandbox, ...PERSONAS.invented].map(({ prm, autorisationId }) => [
      prm,
      autorisationId,
    ]);
    expect(listed.toSorted()).toEqual(everyone.toSorted());
  });

  it("the README lists every fault and every damage once", () => {
    expect(firstColumn("### Faults").toSorted()).toEqual([...FAULT_KINDS].toSorted());
    expect(firstColumn("### Damages").toSorted()).toEqual([...DAMAGE_KINDS].toSorted());
    expect(firstColumn("## éCO2mix")).toEqual(expect.arrayContaining([...ECO2MIX_FAULTS]));
  });

  it("the README lists every code of an error with its status", () => {
    const listed = rowsBelow("### Error codes").flatMap(([statuses = "", codes]) =>
      quotedIn(codes).flatMap((code) => statuses.split(", ").map((status) => `${status} ${code}`)),
    );
    const answered = [
      ...Object.values(BACKEND).map(({ status, error }) => `${status} ${error}`),
      ...Object.values(GATEWAY).map(({ status, code }) => `${status} ${code}`),
      ...Object.values(OAUTH).map(({ status, body }) => `${status} ${body.error}`),
      "429 900804",
    ];
    expect(answered.filter((one) => !listed.includes(one))).toEqual([]);
  });

  it("the README lists every switch with its default", async () => {
    const { control } = await simulated();
    const switches = (await (await control({ reset: true })).json()) as object;
    const members = new Set(firstColumn("### Switches").filter((name) => !name.startsWith("reset")));
    expect([...members].toSorted()).toEqual(Object.keys(switches).toSorted());
  });

  it("the README shows the help of the command, and names every export of the package", () => {
    const options = HELP.slice(HELP.indexOf("Usage:"), HELP.indexOf("\nExamples:"));
    expect(README).toContain(`\`\`\`text\n${options}\`\`\``);
    for (const name of Object.keys(simulator)) expect(README).toMatch(new RegExp(`\`${name}[(\`]`));
  });
});
