import * as z from "zod/mini";
import { type Day, day } from "../paris-time.ts";
import { parsedText } from "../parsed-text.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import { type UsagePointId, usagePointId } from "../usage-point.ts";
import { boundedList } from "./bounded-list.ts";
import { parseJson } from "./json.ts";
import { MALFORMED } from "./malformed.ts";

/**
 * Enedis's bodies under Enedis's own names, from the Swaggers of Data Connect 2026 and recorded answers. Fields we do not use
 * are ignored, so that a new one breaks nothing. Input is text, because Enedis's content types cannot be trusted.
 */

/** One point: `v` value, `d` stamp, `p` length of its interval, `n` nature. Each may be anything: `measures/points.ts` reads them. */
export interface MeasurePoint {
  readonly v?: unknown;
  readonly d?: unknown;
  readonly p?: unknown;
  readonly n?: unknown;
}

/** By hand, because a body has hundreds of points: a schema for each took a tenth of a reading's time (`bench/cost.ts`). */
const arePoints = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** What is not text says nothing: one odd member does not spoil the rest of a body. */
const text = z.catch(z.nullish(z.string()), null);

const quantity = z.object({
  grandeurMetier: text,
  grandeurPhysique: text,
  unite: text,
  points: z.nullish(z.custom<readonly unknown[]>(arePoints)),
});

/** `grandeur` is empty and `etapeMetier` missing in index readings, whose numbers stand elsewhere in the body. */
const measureBody = z.object({
  idPrm: z.union([z.string(), z.number()]),
  etapeMetier: text,
  /** The length of the intervals, where the points do not say their own. */
  pas: text,
  periode: z.catch(z.nullish(z.object({ dateDebut: z.string(), dateFin: z.string() })), null),
  grandeur: boundedList(quantity),
});

export interface MeasureBody extends z.infer<typeof measureBody> {
  readonly idPrm: string;
}

/** A measure as Enedis sent it: the validated body and the original text. */
export interface MeasureAnswer {
  readonly body: MeasureBody;
  readonly text: string;
}

/** A measure. A body about another meter than the one asked for is malformed: no caller receives a neighbour's data. */
export function readMeasureBody(
  text: string,
  { usagePointId: idPrm }: { readonly usagePointId: UsagePointId },
): Outcome<MeasureBody, EnedisRefusal> {
  const body = measureBody.safeParse(parseJson(text));
  return body.success && meterNamed(body.data.idPrm) === idPrm ? accepted({ ...body.data, idPrm }) : MALFORMED;
}

/** A number has lost the zeros in front of it. */
const meterNamed = (idPrm: string | number): UsagePointId | null =>
  usagePointId(typeof idPrm === "number" ? String(idPrm).padStart(14, "0") : idPrm);

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
  z.transform((flag) => flag ?? false),
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
