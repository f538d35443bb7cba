import { type Fault, type FieldFault, type ImpactRefusal, MOST_FAULTS } from "./impact.ts";
import type { Texts } from "./text.ts";

/** What is wrong with one field. */
export function faultEn(fault: Fault): string {
  switch (fault.kind) {
    case "required":
      return "This field is required.";
    case "unknown_field":
      return fault.instead === undefined
        ? "There is no such field."
        : `There is no such field: write "${fault.instead}".`;
    case "type":
      return `This must be of type ${fault.expected}.`;
    case "choice":
      return fault.allowed.length === 0
        ? "There is no such process: `GET /api/impact/processes` lists them."
        : `This accepts: ${fault.allowed.join(", ")}.`;
    case "range":
      return fault.least === undefined
        ? `This is ${fault.most} at most.`
        : `This is a number, ${fault.least} at least.`;
    case "count":
      return `From ${fault.least} to ${fault.most} items.`;
    case "one_of":
      return `Give exactly one of: ${fault.fields.join(", ")}.`;
    case "unit":
      return `This process is counted in ${fault.expected}, not in ${fault.given}. 1 kWh = 1000 Wh = 3.6 MJ.`;
    case "no_figure":
      return `The method ${fault.method} has no figure for this process.`;
    case "once":
      return "Give this once.";
    case "meter":
      return `This must be the 14 digits of a meter (PRM).${fault.lacksItsZero ? " A spreadsheet probably removed the zero at its start." : ""}`;
    case "time":
      return "This must be a time on a Paris clock, written YYYY-MM-DD HH:MM:SS.";
    case "date":
      return "This must be a date that exists, written YYYY-MM-DD.";
    case "period":
      return `The period must hold 1 to ${fault.mostDays} days, begin on ${fault.earliest} at the earliest and end tomorrow at the latest; the end day is excluded.`;
    case "span":
      return `The points of this curve may lie ${fault.mostDays} days apart at most: two years, and a day for each 48 points.`;
    case "points_without_token":
      return `Without a token a curve has at most ${fault.most} points, more than a year of half hours: send it year by year, or with a token.`;
    case "structure":
      return `The body has more than ${fault.mostNames} names of fields, ${fault.mostContainers} objects and lists, or ${fault.mostLevels} levels: it was not read.`;
    case "years":
      return `This must be in the years ${fault.first} to ${fault.last}.`;
    case "overlap":
      return "This interval begins before the previous one ends.";
  }
}

export const IMPACT_EN: Texts<ImpactRefusal> = {
  json_malformed: {
    title: "Invalid JSON",
    detail: () => "The body is not JSON.",
    remedy: 'Send a JSON object with the header "Content-Type: application/json".',
  },
  content_type_not_json: {
    title: "Not sent as JSON",
    detail: () => "A page of another site sent this body as a form or as plain text, and could not read the answer.",
    remedy: 'Send it with "fetch" and the header "Content-Type: application/json": then the browser asks first.',
  },
  fields_invalid: {
    title: "Invalid fields",
    detail: ({ faults }) => `${counted(faults)} of the fields cannot be used: ${listed(faults)}.`,
    remedy: 'Correct these fields: "error" says what is wrong with each.',
  },
  impact_unknown: {
    title: "Indicator not available",
    detail: ({ known, because }) => because ?? `The indicators here are: ${known.join(", ")}.`,
    remedy: 'Ask for another: "GET /api/impact/methods" says which there are, and where each comes from.',
  },
};

/** Reading ends at the 50th: there may be more. */
const counted = (faults: readonly FieldFault[]): string =>
  faults.length < MOST_FAULTS ? `${faults.length}` : `${MOST_FAULTS} or more`;

const listed = (faults: readonly FieldFault[]): string =>
  faults
    .slice(0, MOST_FAULTS)
    .map(({ field }) => field)
    .join(", ");
