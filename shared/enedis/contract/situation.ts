import * as z from "zod/mini";
import { type Day, parisDay } from "../../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../../refusals/refusal.ts";
import type { UsagePointId } from "../../usage-point.ts";
import { parseJson } from "../json.ts";
import { MALFORMED } from "../malformed.ts";
import { dayOf } from "./day-of.ts";

/** Which directions have a contract in force, since when, and the power that it grants; `null`: Enedis does not say. */
export interface Situation {
  readonly draws: boolean;
  readonly injects: boolean;
  readonly contractStart: Day | null;
  readonly subscribedKva: number | null;
}

const text = z.nullish(z.string());
const contract = z.object({
  usage_point_id: z.string(),
  segment: text,
  contract_start: text,
  subscribed_power: z.nullish(z.object({ unit: text, value: z.nullish(z.union([z.string(), z.number()])) })),
});
type Contract = z.infer<typeof contract>;

/** Reads `situation_contrat_auto`: segments C are drawn, P injected. A contract of another meter makes the whole answer malformed. */
export function readSituation(body: string, asked: UsagePointId, nowMs: number): Outcome<Situation, EnedisRefusal> {
  const read = z.array(contract).safeParse(parseJson(body));
  if (!read.success || read.data.some((entry) => entry.usage_point_id !== asked)) return MALFORMED;
  const ofSegment = (letter: string) => read.data.filter(({ segment }) => segment?.startsWith(letter));
  const today = parisDay(nowMs);
  const [drawn, injected] = [inForce(ofSegment("C"), today), inForce(ofSegment("P"), today)];
  const power = drawn?.subscribed_power;
  return accepted({
    draws: drawn !== undefined,
    injects: injected !== undefined,
    contractStart: dayOf((drawn ?? injected)?.contract_start),
    subscribedKva: power?.unit?.toUpperCase() === "KVA" ? kva(power.value) : null,
  });
}

/**
 * The contract that began last, of those that have begun: the list may hold earlier ones and one that is to come. One without a
 * beginning is older than any other.
 */
function inForce(contracts: readonly Contract[], today: Day): Contract | undefined {
  const [latest] = contracts
    .filter((one) => startOf(one) <= today)
    .toSorted((a, b) => startOf(b).localeCompare(startOf(a)));
  return latest;
}

const startOf = ({ contract_start }: Contract): string => dayOf(contract_start) ?? "";

/** 1 to 250: a connection at low voltage has no other power. */
function kva(value: string | number | null | undefined): number | null {
  const number = typeof value === "string" && /^\d{1,3}(\.\d)?$/.test(value) ? Number(value) : value;
  return typeof number === "number" && number > 0 && number <= 250 ? number : null;
}
