import type { V5Kind } from "../../../shared/measures/measures.ts";
import type { WallRange } from "../chart/wall-range.ts";

/** What the form asks the API. */
export interface Question {
  /** `null` for the demo meter. */
  readonly mine: { readonly token: string; readonly meter: string } | null;
  readonly kind: V5Kind;
  readonly start: string;
  readonly end: string;
  /** The code of the refusal that the demo must answer. */
  readonly error: string | null;
}

/** What the form tells about the home: only the drawing uses it. */
export interface Household {
  readonly offPeak: readonly WallRange[];
  readonly subscribedVa: number | null;
}

const LINKY_COMMANDS: Record<V5Kind, string> = {
  daily_consumption: "daily",
  consumption_load_curve: "loadcurve",
  consumption_max_power: "maxpower",
  daily_production: "dailyprod",
  production_load_curve: "loadcurveprod",
};

const CONSO_COMMANDS: Record<V5Kind, readonly string[]> = {
  daily_consumption: ["daily"],
  consumption_load_curve: ["load-curve"],
  consumption_max_power: ["max-power"],
  daily_production: ["daily", "--production"],
  production_load_curve: ["load-curve", "--production"],
};

/** The URL of the request. */
export function addressOf({ mine, kind, start, end, error }: Question, origin: string): URL {
  const url = new URL(mine === null ? `/api/demo/${kind}` : `/api/${kind}`, origin);
  if (mine !== null) url.searchParams.set("prm", mine.meter || "PRM");
  url.searchParams.set("start", start);
  url.searchParams.set("end", end);
  if (mine === null && error !== null) url.searchParams.set("error", error);
  return url;
}

/** The same request for curl. What comes from the form is quoted for a shell. */
export function curlOf(question: Question, origin: string): string {
  const address = `curl ${quoted(addressOf(question, origin).href)}`;
  if (question.mine === null) return address;
  return `${address} \\\n  -H ${quoted(`Authorization: Bearer ${question.mine.token || "JETON"}`)}`;
}

/** The same request for our own command; `null` for the demo meter, which it does not know. */
export function consoOf({ mine, kind, start, end }: Question, origin: string): string | null {
  if (mine === null) return null;
  const words = ["conso", ...CONSO_COMMANDS[kind], "--start", start, "--end", end, "--gateway", origin];
  const own = ["--token", mine.token || "JETON", ...(mine.meter ? ["--prm", mine.meter] : [])];
  return [...words, ...own].map(plainOrQuoted).join(" ");
}

/** The same request for the program "linky"; `null` for the demo meter, which it does not know. */
export function linkyOf({ mine, kind, start, end }: Question): string | null {
  if (mine === null) return null;
  const words = ["linky", LINKY_COMMANDS[kind], "--start", start, "--end", end, "--token", mine.token || "JETON"];
  return [...words, ...(mine.meter ? ["--prm", mine.meter] : [])].map(plainOrQuoted).join(" ");
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const plainOrQuoted = (word: string): string => (/^[\w.:/=-]+$/.test(word) ? word : quoted(word));
