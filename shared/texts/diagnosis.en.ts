import type { DataType } from "../diagnosis/data-types.ts";
import type { DiagnosisTexts } from "../diagnosis/texts.ts";
import { parisDay } from "../paris-time.ts";

const SERIES = {
  daily: "daily energy",
  load_curve: "load curve",
  max_power: "maximum power",
  index: "index",
} as const;

const typeText = (type: DataType): string => {
  const [direction, series] = type.split(" ") as [string, keyof typeof SERIES];
  return `${SERIES[series]} (${direction})`;
};
const stepText = (minutes: number | null): string =>
  minutes === null ? "" : ` Its load curve has intervals of ${minutes} minutes.`;

const reachText = (isReachable: boolean): string =>
  isReachable ? " Enedis says that it communicates and is supplied." : "";

/** What a diagnosis says of the links that hold, in English. */
export const DIAGNOSIS_EN: DiagnosisTexts = {
  well: {
    title: "All is well",
    detail: "Enedis gives every reading of the period.",
    remedy: "Nothing to do. If your program does not receive them, check the period and the address it asks for.",
  },
  notes: {
    valid: ({ untilMs }) => `The token is valid until ${parisDay(untilMs)}.`,
    opens: ({ scope }) => `The token gives access to: ${scope}.`,
    active: ({ untilMs }) =>
      untilMs === null
        ? "Enedis accepts the consent; the token does not say when it ends."
        : `Enedis accepts the consent, which ends on ${parisDay(untilMs)}.`,
    list_out_of_reach: () =>
      "Enedis lists services only for the number of an authorisation, which the token does not hold.",
    expected: ({ types }) => `By the token and the direction of the meter: ${types.map(typeText).join(", ")}.`,
    measures: ({ roles, stepMinutes, isReachable }) =>
      `This meter measures: ${roles.join(", ")}.${stepText(stepMinutes)}${reachText(isReachable)}`,
    roles_unknown: ({ stepMinutes, isReachable }) =>
      `The token does not say what this meter measures.${stepText(stepMinutes)}${reachText(isReachable)}`,
    in_service: () => "The meter was in service during the period.",
    collected: () => "The load curve is collected.",
    published: ({ lastDay }) => `The last day published is ${lastDay}.`,
    left: ({ remaining, limit }) => `${remaining} of ${limit} calls are left.`,
    answers: () => "Enedis answers.",
    unsteady: () => 'Enedis has trouble answering at the moment: see the page "/statut".',
    not_known: () => "Nothing that was read tells.",
  },
};
