import type { RequestRefusal } from "./refusal.ts";
import type { Instead } from "./request.ts";

/** Names that other APIs, among them Enedis's and our frozen one, have for ours; compared without case and separators. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  prm: ["usagepointid", "pointid", "idprm", "pdl", "pointofdelivery", "meter", "meterid", "compteur"],
  start: ["datedebut", "debut", "from", "since", "after", "begin", "startdate", "datestart", "starttime", "datefrom"],
  end: ["datefin", "fin", "to", "until", "before", "enddate", "dateend", "endtime", "dateto"],
  last: ["period", "periode", "duration", "days", "interval", "range"],
  cursor: ["page", "next", "offset", "continue", "pagetoken"],
  locale: ["lang", "language", "langue"],
  price: ["tariff", "tarif", "prix", "prices", "cost"],
  measure: ["series", "mesure", "kind"],
  by: ["group", "groupby", "step", "granularity"],
};
const FORMAT = ["format", "type", "output", "accept", "mediatype"];
const TOKEN = ["token", "accesstoken", "authorization", "bearer", "apikey", "key", "jeton"];

/** A name that may be written back to the caller: no number of a meter, and nothing long. */
const SHOWN = /^[A-Za-z][\w.[\]-]{0,39}$/;
/** Beside this many changed letters a name is another one. */
const MOST_CHANGES = 2;

/** The refusal of the first name that an address does not have; `null` when it has them all. */
export function unknownParameter(
  given: readonly string[],
  known: readonly string[],
): Extract<RequestRefusal, { code: "parameter_unknown" }> | null {
  const name = given.find((name) => !name.startsWith("_") && !known.includes(name));
  if (name === undefined) return null;
  const parameter = SHOWN.test(name) ? name : "…";
  return { code: "parameter_unknown", parameter, instead: insteadOf(name, known), known };
}

/** What the caller probably means by a name that an address does not have. */
export function insteadOf(name: string, known: readonly string[]): Instead {
  const compact = name.toLowerCase().replaceAll(/[^a-z]/g, "");
  if (compact.length > SHOWN_LETTERS) return null;
  if (TOKEN.includes(compact)) return "token";
  if (FORMAT.includes(compact) && known.includes("locale")) return "format";
  const meant = known.find((own) => own === compact || ELSEWHERE[own]?.includes(compact)) ?? closest(compact, known);
  return meant === undefined ? null : { parameter: meant };
}

const SHOWN_LETTERS = 40;

/** The name that takes the fewest changes, if that is less than half of its letters. */
function closest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((own) => ({ own, changes: changesBetween(name, own) }))
    .filter(({ own, changes }) => changes <= MOST_CHANGES && 2 * changes <= own.length)
    .sort((one, other) => one.changes - other.changes);
  return best?.own;
}

/** How many letters must be added, dropped, replaced or swapped with their neighbour (optimal string alignment). */
function changesBetween(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : replaced;
      row.push(Math.min(replaced, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
