import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const FOLDER = join(import.meta.dirname, "../.github/ISSUE_TEMPLATE");

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string; readonly value?: string; readonly options?: readonly unknown[] };
  readonly validations?: { readonly required?: boolean };
}
interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

const forms = globSync("*.yml", { cwd: FOLDER })
  .filter((file) => file !== "config.yml")
  .sort()
  .map((file) => ({ file, form: parse(readFileSync(join(FOLDER, file), "utf8")) as Form }));

/** What GitHub allows in a form. */
const TYPES = ["markdown", "input", "textarea", "dropdown", "checkboxes"];

describe("the forms in which people report", () => {
  it("there is a form for a missing reading, a wrong value, a client, another error and an idea", () => {
    expect(forms.map(({ file }) => file)).toEqual([
      "bug-report.yml",
      "client.yml",
      "feature-request.yml",
      "reading-missing.yml",
      "wrong-value.yml",
    ]);
  });

  it.each(forms)(
    "the form $file is one that GitHub shows: known fields, each with a label and an identifier of its own",
    ({ form }) => {
      expect([form.name, form.description].every(Boolean)).toBe(true);
      expect(form.body.filter(({ type }) => !TYPES.includes(type))).toEqual([]);
      const asked = form.body.filter(({ type }) => type !== "markdown");
      expect(asked.filter(({ attributes }) => !attributes.label)).toEqual([]);
      expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
      expect(asked.filter(({ type, attributes }) => type === "dropdown" && !attributes.options?.length)).toEqual([]);
    },
  );

  it.each(forms)("the form $file says first, in both languages, that it is public", ({ form }) => {
    const [first] = form.body;
    expect(first?.type).toBe("markdown");
    expect(first?.attributes.value).toMatch(/Ce formulaire est public[\s\S]+This form is public/);
  });

  it("a vulnerability has no form: the list leads to a private report", () => {
    const { blank_issues_enabled, contact_links } = parse(readFileSync(join(FOLDER, "config.yml"), "utf8"));
    expect(blank_issues_enabled).toBe(false);
    expect(contact_links.map(({ about }: { about: string }) => about).join()).toContain("SECURITY.md");
  });
});
