import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeOperations } from "../../functions/operations.ts";
import { inFrench, wordsOf } from "../../local/french-openapi.ts";
import { openApiDocument } from "../../shared/openapi/document.ts";
import { TAGS } from "../../shared/openapi/operation.ts";
import { OPERATIONS_FR, STATUSES_FR, TAGS_FR } from "../../shared/texts/reference-words.fr.ts";

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly description?: string }[];
  readonly responses: Readonly<Record<string, object>>;
}

const FROZEN = JSON.parse(readFileSync(join(import.meta.dirname, "../../shared/impact/v1.0.0/openapi.json"), "utf8"));
const EVOLVING = openApiDocument(describeOperations()) as unknown as Document;
const DOCUMENTS = [
  ["the API", EVOLVING],
  ["the frozen impact", FROZEN as Document],
] as const;
const operations = ({ paths }: Document) => Object.values(paths).flatMap((methods) => Object.values(methods));
const described = ({ parameters = [] }: Operation) => parameters.filter(({ description }) => description !== undefined);

describe.each(DOCUMENTS)("the reference of %s", (_which, document) => {
  it("the reference has the summary, description and parameters of every operation in French", () => {
    const missing = operations(document).flatMap((operation) => {
      const { operationId, description } = operation;
      const words = wordsOf(operationId);
      if (words === undefined) return [operationId];
      const parameters = described(operation).filter(({ name }) => words.parameters?.[name] === undefined);
      return [
        ...(description !== undefined && words.description === undefined ? [`${operationId} description`] : []),
        ...parameters.map(({ name }) => `${operationId} ${name}`),
      ];
    });
    expect(operations(document)).not.toEqual([]);
    expect(missing).toEqual([]);
  });

  it("the reference shows no English sentence of an operation", () => {
    const english = operations(document);
    const french = operations(inFrench(document) as Document);
    const sentences = (operation: Operation) => [
      operation.summary,
      operation.description,
      ...operation.tags,
      ...described(operation).map(({ description }) => description),
    ];
    for (const [at, operation] of english.entries()) {
      const shown = sentences(french[at] as Operation);
      expect(sentences(operation).filter((sentence) => sentence !== undefined && shown.includes(sentence))).toEqual([]);
    }
  });

  it("the reference explains every status in French", () => {
    const statuses = operations(document).flatMap(({ responses }) => Object.keys(responses));
    expect([...new Set(statuses)].filter((status) => STATUSES_FR[status] === undefined)).toEqual([]);
  });

  it("the reference has the operations of the document, with the same parameters and schemas", () => {
    const shown = inFrench(document) as Document;
    expect(operations(shown).map(({ operationId }) => operationId)).toEqual(
      operations(document).map(({ operationId }) => operationId),
    );
    expect(JSON.stringify(shown).length).toBeGreaterThan(JSON.stringify(document).length * 0.8);
  });
});

it("the French words of the reference name only operations, parameters and tags that exist", () => {
  const known = new Map(operations(EVOLVING).map((operation) => [operation.operationId, operation]));
  const unused = Object.entries(OPERATIONS_FR).flatMap(([operationId, { description, parameters = {} }]) => {
    const operation = known.get(operationId);
    if (operation === undefined) return [operationId];
    const names = described(operation).map(({ name }) => name);
    return [
      ...(description !== undefined && operation.description === undefined ? [`${operationId} description`] : []),
      ...Object.keys(parameters)
        .filter((name) => !names.includes(name))
        .map((name) => `${operationId} ${name}`),
    ];
  });
  expect(unused).toEqual([]);
  expect(Object.keys(TAGS_FR)).toEqual(Object.keys(TAGS));
});
