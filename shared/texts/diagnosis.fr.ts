import type { DataType } from "../diagnosis/data-types.ts";
import type { DiagnosisTexts } from "../diagnosis/texts.ts";
import { parisDay } from "../paris-time.ts";

const SERIES = {
  daily: "énergie quotidienne",
  load_curve: "courbe de charge",
  max_power: "puissance maximale",
  index: "index",
} as const;
const DIRECTIONS = { consumption: "consommation", production: "production" } as const;

const typeText = (type: DataType): string => {
  const [direction, series] = type.split(" ") as [keyof typeof DIRECTIONS, keyof typeof SERIES];
  return `${SERIES[series]} (${DIRECTIONS[direction]})`;
};
const stepText = (minutes: number | null): string =>
  minutes === null ? "" : ` Sa courbe de charge est au pas de ${minutes} minutes.`;

const reachText = (isReachable: boolean): string =>
  isReachable ? " Enedis dit qu’il communique et qu’il est alimenté." : "";

/** What a diagnosis says of the links that hold, in French. */
export const DIAGNOSIS_FR: DiagnosisTexts = {
  well: {
    title: "Tout va bien",
    detail: "Enedis donne tous les relevés de la période.",
    remedy: "Rien à faire. Si votre programme ne les reçoit pas, vérifiez la période et l’adresse qu’il demande.",
  },
  notes: {
    valid: ({ untilMs }) => `Le jeton est valide jusqu’au ${parisDay(untilMs)}.`,
    opens: ({ scope }) => `Le jeton donne accès à : ${scope}.`,
    active: ({ untilMs }) =>
      untilMs === null
        ? "Enedis accepte le consentement ; le jeton ne dit pas quand il prend fin."
        : `Enedis accepte le consentement, qui prend fin le ${parisDay(untilMs)}.`,
    list_out_of_reach: () =>
      "Enedis ne donne la liste des services que pour un numéro d’autorisation, que le jeton ne contient pas.",
    expected: ({ types }) => `Selon le jeton et le sens du compteur : ${types.map(typeText).join(", ")}.`,
    measures: ({ roles, stepMinutes, isReachable }) =>
      `Ce compteur mesure : ${roles.map((role) => DIRECTIONS[role]).join(", ")}.${stepText(stepMinutes)}${reachText(isReachable)}`,
    roles_unknown: ({ stepMinutes, isReachable }) =>
      `Le jeton ne dit pas ce que ce compteur mesure.${stepText(stepMinutes)}${reachText(isReachable)}`,
    in_service: () => "Le compteur était en service pendant la période.",
    collected: () => "La courbe de charge est collectée.",
    published: ({ lastDay }) => `Le dernier jour publié est le ${lastDay}.`,
    left: ({ remaining, limit }) => `Il reste ${remaining} appels sur ${limit}.`,
    answers: () => "Enedis répond.",
    unsteady: () => "Enedis répond mal en ce moment : voir la page « /statut ».",
    not_known: () => "Rien de ce qui a été lu ne permet de le dire.",
  },
};
