import { STATUSES_FR, WORDS_FR } from "../shared/texts/reference-words.fr.ts";

/** Members whose text a reader of the reference sees; those inside a schema stay as programs read them. */
const SAID = new Set(["summary", "description", "name"]);

/** The English sentences of a document that have to be in French for the reference. */
export function sentencesOf(document: unknown): readonly string[] {
  const found: string[] = [];
  walk(document, (text) => {
    found.push(text);
    return text;
  });
  return [...new Set(found)];
}

/** An OpenAPI document as the interactive reference shows it: the same operations, explained in French. */
export const inFrench = (document: unknown): unknown => walk(document, (text) => WORDS_FR[text] ?? text);

type Translate = (text: string) => string;

function walk(document: unknown, translate: Translate): unknown {
  const { tags, paths, components = {}, ...others } = document as Part;
  return {
    ...others,
    ...(Array.isArray(tags) && { tags: tags.map((tag) => said(tag, translate)) }),
    paths: each(paths, (methods) => each(methods, (operation) => operationIn(operation as Part, translate))),
    components: {
      ...(components as Part),
      parameters: each((components as Part).parameters, (parameter) => said(parameter, translate, "description")),
      responses: each((components as Part).responses, (response, name) => explained(response as Part, name.slice(-3))),
      securitySchemes: each((components as Part).securitySchemes, (scheme) => said(scheme, translate, "description")),
    },
  };
}

type Part = Readonly<Record<string, unknown>>;

const each = (part: unknown, change: (value: unknown, name: string) => unknown): Part =>
  Object.fromEntries(Object.entries(part ?? {}).map(([name, value]) => [name, change(value, name)]));

function operationIn(operation: Part, translate: Translate): Part {
  const { tags, parameters, responses } = operation;
  return {
    ...(said(operation, translate) as Part),
    ...(Array.isArray(tags) && { tags: tags.map(translate) }),
    ...(Array.isArray(parameters) && { parameters: parameters.map((one) => said(one, translate, "description")) }),
    responses: each(responses, (response, status) => explained(response as Part, status)),
  };
}

/** A response by its status. A reference to one says nothing itself. */
const explained = (response: Part, status: string): Part =>
  "$ref" in response ? response : { ...response, description: STATUSES_FR[status] ?? response.description };

function said(part: unknown, translate: Translate, only?: string): unknown {
  return each(part, (value, name) =>
    SAID.has(name) && (only === undefined || only === name) && typeof value === "string" ? translate(value) : value,
  );
}
