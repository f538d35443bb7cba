import * as z from "zod/mini";
import { type Day, day } from "../paris-time.ts";
import { parsedText } from "../parsed-text.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import { type UsagePointId, usagePointId } from "../usage-point.ts";
import { parseJson } from "./json.ts";
import { MALFORMED } from "./malformed.ts";

/**
 * Enedis's bodies under Enedis's own names, from the Swaggers of Data Connect 2026 and recorded answers. Fields we do not use
 * are ignored, so that a new one breaks nothing. Input is text, because Enedis's content types cannot be trusted.
 */

/** One point: `v` value, `d` stamp, `p` length of its interval, `n` nature. Some curves hold `null`, or the word "null". */
export interface MeasurePoint {
  readonly v?: string | number | null | undefined;
  readonly d: string;
  readonly p?: string | null | undefined;
  readonly n?: string | null | undefined;
}

/** By hand, because a body has hundreds of points: a schema for each took a tenth of a reading's time (`bench/cost.ts`). */
const arePoints = (value: unknown): value is readonly MeasurePoint[] => Array.isArray(value) && value.every(isPoint);

function isPoint(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { v, d, p, n } = value as Readonly<Record<string, unknown>>;
  return typeof d === "string" && (isText(v) || Number.isFinite(v)) && isText(p) && isText(n);
}

const isText = (value: unknown): boolean => value == null || typeof value === "string";

const quantity = z.object({
  grandeurMetier: z.nullish(z.string()),
  grandeurPhysique: z.nullish(z.string()),
  unite: z.nullish(z.string()),
  points: z.nullish(z.custom<readonly MeasurePoint[]>(arePoints)),
});

/** `grandeur` is empty and `etapeMetier` missing in index readings, whose numbers stand elsewhere in the body. */
const measureBody = z.object({
  idPrm: z.string(),
  etapeMetier: z.nullish(z.string()),
  periode: z.object({ dateDebut: z.string(), dateFin: z.string() }),
  /** The length of the intervals, where the points do not say their own. */
  pas: z.nullish(z.string()),
  grandeur: z.nullish(z.array(quantity)),
});

export type MeasureBody = z.infer<typeof measureBody>;

/** A measure as Enedis sent it: the validated body and the original text. */
export interface MeasureAnswer {
  readonly body: MeasureBody;
  readonly text: string;
}

/** A measure. A body about another meter than the one asked for is malformed: no caller receives a neighbour's data. */
export function readMeasureBody(
  text: string,
  asked: { readonly usagePointId: UsagePointId },
): Outcome<MeasureBody, EnedisRefusal> {
  const body = measureBody.safeParse(parseJson(text));
  return body.success && body.data.idPrm === asked.usagePointId ? accepted(body.data) : MALFORMED;
}

/** A service that an authorisation gives access to: one meter, in one direction or both. */
export interface SubscribedService {
  readonly pointId: UsagePointId;
  /** `ACTIF`, `DEMANDE` (not yet), `TERMINE` or `SUPPRIME` (no longer). */
  readonly etatCode: string;
  readonly serviceCode: string;
  readonly dateDebut: Day;
  /** The last day; `null` when Enedis gives none. */
  readonly dateFin: Day | null;
  /** Consumption. */
  readonly soutirage: boolean;
  /** Production. */
  readonly injection: boolean;
}

const flag = z.pipe(
  z.nullish(z.boolean()),
  z.transform((given) => given ?? false),
);

const subscribedServices = z.object({
  serviceSouscrit: z.nullish(
    z.array(
      z.object({
        pointId: parsedText(usagePointId),
        etatCode: z.string(),
        serviceCode: z.string(),
        dateDebut: parsedText(day),
        dateFin: z.pipe(
          z.nullish(parsedText(day)),
          z.transform((last) => last ?? null),
        ),
        soutirage: flag,
        injection: flag,
      }),
    ),
  ),
});

/** The services of an authorisation. No list means none yet: a fresh consent may take a while to appear. */
export function readSubscribedServices(text: string): Outcome<readonly SubscribedService[], EnedisRefusal> {
  const body = subscribedServices.safeParse(parseJson(text));
  return body.success ? accepted(body.data.serviceSouscrit ?? []) : MALFORMED;
}

/** `expires_in` is text in Enedis's OpenAPI and a number in its answers. */
const appToken = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.coerce.number().check(z.positive()),
});

/** Our application's token and its lifetime, or `null` when the answer contains none. */
export function readAppToken(text: string): { readonly accessToken: string; readonly expiresInMs: number } | null {
  const body = appToken.safeParse(parseJson(text));
  return body.success ? { accessToken: body.data.access_token, expiresInMs: body.data.expires_in * 1000 } : null;
}
