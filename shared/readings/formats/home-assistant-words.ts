import type { FormatWords } from "./definition.ts";

/** The members that are the same as in JSON stand beside `messages`. */
export const homeAssistantWords: FormatWords = () => ({
  schema: () => ({
    type: "object",
    required: ["messages", "continuation"],
    properties: {
      messages: { type: "array", description: "To send as they are, in order.", items: MESSAGE },
      continuation: CONTINUATION,
    },
    additionalProperties: true,
  }),
  example: (text) => JSON.parse(text),
});

const CONTINUATION = {
  type: "object",
  description: "Where the next import begins, also when this answer is complete.",
  required: ["start", "next"],
  properties: {
    start: {
      type: "string",
      format: "date-time",
      description: "The next answer begins here: what was written since is written again, with sums that fit.",
    },
    next: {
      type: "string",
      description: "The address of the next answer. Keep it when Home Assistant has taken every message of this one.",
    },
  },
};

/** `recorder/import_statistics`, as Home Assistant's recorder reads it. */
const MESSAGE = {
  type: "object",
  required: ["type", "metadata", "stats"],
  properties: {
    type: { const: "recorder/import_statistics" },
    metadata: {
      type: "object",
      required: ["has_sum", "mean_type", "name", "source", "statistic_id", "unit_class", "unit_of_measurement"],
      properties: {
        has_sum: { type: "boolean" },
        mean_type: { type: "integer" },
        name: { type: "string" },
        source: { type: "string" },
        statistic_id: { type: "string" },
        unit_class: { type: ["string", "null"] },
        unit_of_measurement: { type: "string" },
      },
    },
    stats: {
      type: "array",
      items: {
        type: "object",
        required: ["start", "state", "sum"],
        properties: {
          start: { type: "string", format: "date-time" },
          state: { type: "number" },
          sum: { type: "number" },
        },
      },
    },
  },
};
