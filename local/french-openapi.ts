import { TAGS } from "../shared/openapi/operation.ts";
import { REFUSALS_FR } from "../shared/refusals/program-texts.ts";
import type { Refusal } from "../shared/refusals/refusal.ts";
import { SAMPLES } from "../shared/refusals/samples.ts";
import { type Texts, wordRefusal } from "../shared/refusals/text.ts";
import {
  OPERATIONS_FR,
  type OperationWords,
  SECURITY_FR,
  STATUSES_FR,
  TAGS_FR,
} from "../shared/texts/reference-words.fr.ts";

type Part = Readonly<Record<string, unknown>>;

/**
 * An OpenAPI document as the interactive reference shows it: the same operations, explained in French. What stands inside a schema
 * stays as programs read it.
 */
export function inFrench(document: unknown): unknown {
  const { tags, paths, components = {}, ...others } = document as Part;
  const { responses, securitySchemes, examples } = components as Part;
  return {
    ...others,
    ...(Array.isArray(tags) && { tags: tags.map((tag) => ({ ...tag, ...TAG_WORDS.get(tag.name) })) }),
    paths: each(paths, (methods) => each(methods, (operation) => operationInFrench(operation as Part))),
    components: {
      ...(components as Part),
      ...(responses !== undefined && {
        responses: each(responses, (response, name) => responseInFrench(response as Part, name.slice(-3))),
      }),
      ...(examples !== undefined && { examples: each(examples, (example) => exampleInFrench(example as Part)) }),
      securitySchemes: each(securitySchemes, (scheme) => ({ ...(scheme as Part), description: SECURITY_FR })),
    },
  };
}

/** The French words of an operation. One of a frozen version has those of the operation that it froze, or its own. */
export const wordsOf = (operationId: string): OperationWords | undefined =>
  OPERATIONS_FR[operationId] ?? OPERATIONS_FR[operationId.replace(/_v\d+_\d+_\d+$/, "")];

const TAG_WORDS = new Map(
  Object.entries(TAGS).map(([key, name]) => [name as string, TAGS_FR[key as keyof typeof TAGS]]),
);

const tagInFrench = (name: string): string => TAG_WORDS.get(name)?.name ?? name;

function operationInFrench(operation: Part): Part {
  const { tags, parameters, responses, operationId } = operation;
  const words = wordsOf(String(operationId));
  return {
    ...operation,
    ...(words && { summary: words.summary }),
    ...(words?.description !== undefined && { description: words.description }),
    ...(Array.isArray(tags) && { tags: tags.map(tagInFrench) }),
    ...(Array.isArray(parameters) && {
      parameters: parameters.map((one: Part) => ({
        ...one,
        ...("description" in one && { description: words?.parameters?.[String(one.name)] ?? one.description }),
      })),
    }),
    responses: each(responses, (response, status) => responseInFrench(response as Part, status)),
  };
}

/** The example of a refusal as its French reader gets it. */
function exampleInFrench(example: Part): Part {
  const value = example.value as Part | undefined;
  const code = value?.code as keyof typeof SAMPLES | undefined;
  if (value === undefined || code === undefined || !(code in REFUSALS_FR)) return example;
  const { title, detail, remedy } = wordRefusal(REFUSALS_FR as Texts<Refusal>, SAMPLES[code]);
  const error = value.error === value.detail ? detail : value.error;
  return { ...example, summary: title, value: { ...value, title, detail, remedy, ...("error" in value && { error }) } };
}

/** A response by its status. A reference to one says nothing itself. */
const responseInFrench = (response: Part, status: string): Part =>
  "$ref" in response ? response : { ...response, description: STATUSES_FR[status] ?? response.description };

const each = (part: unknown, change: (value: unknown, name: string) => unknown): Part =>
  Object.fromEntries(Object.entries(part ?? {}).map(([name, value]) => [name, change(value, name)]));
