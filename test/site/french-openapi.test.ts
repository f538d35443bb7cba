import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeOperations } from "../../functions/operations.ts";
import { inFrench, sentencesOf } from "../../local/french-openapi.ts";
import { openApiDocument } from "../../shared/openapi/document.ts";
import { STATUSES_FR, WORDS_FR } from "../../shared/texts/reference-words.fr.ts";

interface Shown {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly summary: string;
  readonly operationId: string;
  readonly responses: Readonly<Record<string, object>>;
}

const FROZEN = JSON.parse(readFileSync(join(import.meta.dirname, "../../shared/impact/v1.0.0/openapi.json"), "utf8"));
const EVOLVING = openApiDocument(describeOperations()) as unknown as Shown;
const DOCUMENTS = [
  ["the API", EVOLVING],
  ["the frozen impact", FROZEN as Shown],
] as const;
const operations = ({ paths }: Shown) => Object.values(paths).flatMap((methods) => Object.values(methods));

describe.each(DOCUMENTS)("the reference of %s", (_which, document) => {
  it("has every sentence in French", () => {
    expect(sentencesOf(document).filter((text) => WORDS_FR[text] === undefined)).toEqual([]);
  });

  it("explains every status in French", () => {
    const statuses = operations(document).flatMap(({ responses }) => Object.keys(responses));
    expect([...new Set(statuses)].filter((status) => STATUSES_FR[status] === undefined)).toEqual([]);
  });

  it("has the operations of the document, with the same parameters and schemas", () => {
    const shown = inFrench(document) as Shown;
    expect(operations(shown).map(({ operationId }) => operationId)).toEqual(
      operations(document).map(({ operationId }) => operationId),
    );
    expect(JSON.stringify(shown).length).toBeGreaterThan(JSON.stringify(document).length * 0.8);
  });
});

it("no sentence of the list is unused", () => {
  const used = new Set(DOCUMENTS.flatMap(([, document]) => sentencesOf(document)));
  expect(Object.keys(WORDS_FR).filter((text) => !used.has(text))).toEqual([]);
});
