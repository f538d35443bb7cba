import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { differences } from "../../../local/release/differences.ts";
import { shippedLicences } from "../../../local/release/licences.ts";
import { newestRelease } from "../../../local/release/notes.ts";

const ROOT = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

const log = (...days: readonly string[]) =>
  `# Journal\n\n${days.map((day) => `## ${day}\n\n- Un changement.\n`).join("\n")}`;

describe("the newest release of a change log", () => {
  it.each([
    ["30 novembre 2026", "2026.11.30"],
    ["1er décembre 2026", "2026.12.1"],
    ["9 août 2027", "2027.8.9"],
  ])("the day %s is the version %s", (day, version) => {
    expect(newestRelease(log(day, "24 novembre 2026"))).toEqual({
      version,
      tag: `v${version}`,
      title: day,
      notes: "- Un changement.",
    });
  });

  it.each([
    ["no day at all", "# Journal\n", "has no day"],
    ["a heading that is no day", log("Bientôt"), "is no day"],
    ["a month that there is not", log("3 brumaire 2026"), "is no day"],
    ["an order that is upside down", log("24 novembre 2026", "30 novembre 2026"), "not before it"],
    ["a day that stands there twice", log("24 novembre 2026", "24 novembre 2026"), "not before it"],
    [
      "a day without a change",
      "# Journal\n\n## 30 novembre 2026\n\n## 24 novembre 2026\n\n- Un changement.\n",
      "nothing stands",
    ],
  ])("a change log with %s makes no release, and says why", (_, text, fault) => {
    expect(newestRelease(text)).toEqual({ fault: expect.stringContaining(fault) });
  });

  it("the change log of this repository makes a release", () => {
    expect(newestRelease(read("CHANGELOG.md"))).toMatchObject({ version: expect.stringMatching(/^\d{4}\.\d+\.\d+$/) });
  });
});

describe("two builds", () => {
  it("two builds differ in what has another content, or is in one of them only", () => {
    expect(differences({ a: "1", b: "2", c: "3" }, { a: "1", b: "x", d: "4" })).toEqual(["b", "c", "d"]);
    expect(differences({ a: "1" }, { a: "1" })).toEqual([]);
  });

  it("two builds that made nothing are not taken for equal ones", () => {
    expect(differences({}, {})).toEqual(["nothing was made"]);
  });
});

describe("what is shipped", () => {
  it("the licences that go with the Worker and the site are those of every package inside, and each is a free one", async () => {
    const text = await shippedLicences();
    for (const name of ["hono", "jose", "zod", "siphash"]) expect(text).toContain(`${name}\n\n`);
    expect(text).not.toMatch(/GNU (AFFERO |LESSER )?GENERAL PUBLIC/i);
  });
});

describe("the workflow that publishes", () => {
  const workflow = read(".github/workflows/release.yml");

  it("the workflow that publishes is started by a person, and does not publish unless told to", () => {
    const [, triggers = ""] = /^on:\n((?: {2}.*\n|\n)+)/m.exec(workflow) ?? [];
    expect([...triggers.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)).toEqual(["workflow_dispatch"]);
    expect(triggers).toMatch(/publish:\n(?: {8}.*\n)*? {8}default: false\n/);
  });

  it("the workflow that publishes gives packages with their provenance, and pins its actions by commit", () => {
    expect(workflow).toContain("--provenance");
    expect(workflow).toContain("id-token: write");
    const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = ""]) => action);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });
});
