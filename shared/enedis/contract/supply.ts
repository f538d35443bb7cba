import * as z from "zod/mini";
import { accepted, type EnedisRefusal, type Outcome } from "../../refusals/refusal.ts";
import { parseJson } from "../json.ts";
import { MALFORMED } from "../malformed.ts";
import { meaningOf } from "./plain-words.ts";

/** Whether electricity reaches a meter: in full, with limited power, cut off, or not (yet) at all. */
export const CONNECTION_STATES = ["supplied", "limited", "cut", "not_supplied"] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

/** What `alimentation_auto` says about a meter; `null`: it does not say. Its serial number is not read. */
export interface Supply {
  readonly connectionState: ConnectionState | null;
}

const supply = z.object({ connection_state: z.nullish(z.string()) });

export function readSupply(body: string): Outcome<Supply, EnedisRefusal> {
  const read = supply.safeParse(parseJson(body));
  if (!read.success) return MALFORMED;
  const state = meaningOf(read.data.connection_state, STATES);
  return state.ok ? accepted({ connectionState: state.value }) : state;
}

/** As Enedis has been seen to write them, but for the last, which its documentation names. */
const STATES: ReadonlyMap<string, ConnectionState> = new Map([
  ["alimente", "supplied"],
  ["limite", "limited"],
  ["coupe", "cut"],
  ["non alimente", "not_supplied"],
  ["non raccorde", "not_supplied"],
]);
