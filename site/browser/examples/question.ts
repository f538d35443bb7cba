import type { V5Kind } from "../../../shared/measures/measures.ts";

/** What the form asks for. */
export interface Question {
  /** `null`: the demo meter. */
  readonly mine: { readonly token: string; readonly meter: string } | null;
  readonly kind: V5Kind;
  readonly start: string;
  readonly end: string;
  /** A refusal that the demonstration is to answer. */
  readonly error: string | null;
}

const LINKY_COMMANDS: Record<V5Kind, string> = {
  daily_consumption: "daily",
  consumption_load_curve: "loadcurve",
  consumption_max_power: "maxpower",
  daily_production: "dailyprod",
  production_load_curve: "loadcurveprod",
};

/** The address to ask. */
export function addressOf({ mine, kind, start, end, error }: Question, origin: string): URL {
  const url = new URL(mine === null ? `/api/demo/${kind}` : `/api/${kind}`, origin);
  if (mine !== null) url.searchParams.set("prm", mine.meter || "PRM");
  url.searchParams.set("start", start);
  url.searchParams.set("end", end);
  if (mine === null && error !== null) url.searchParams.set("error", error);
  return url;
}

/** The command that asks the same. What comes from the form is quoted for a shell. */
export function curlOf(question: Question, origin: string): string {
  const address = `curl ${quoted(addressOf(question, origin).href)}`;
  if (question.mine === null) return address;
  return `${address} \\\n  -H ${quoted(`Authorization: Bearer ${question.mine.token || "JETON"}`)}`;
}

/** The same for the program "linky"; it knows no demo meter. */
export function linkyOf({ mine, kind, start, end }: Question): string | null {
  if (mine === null) return null;
  const words = ["linky", LINKY_COMMANDS[kind], "--start", start, "--end", end, "--token", mine.token || "JETON"];
  return [...words, ...(mine.meter ? ["--prm", mine.meter] : [])].map(plainOrQuoted).join(" ");
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const plainOrQuoted = (word: string): string => (/^[\w.:=-]+$/.test(word) ? word : quoted(word));

/** The meters a token opens, read without judging it: the API does that. */
export function metersOf(token: string): readonly string[] {
  try {
    const [, payload = ""] = token.split(".");
    const { sub } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    return [sub].flat().filter((meter): meter is string => typeof meter === "string" && /^\d{14}$/.test(meter));
  } catch {
    return [];
  }
}
