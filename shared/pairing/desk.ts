import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import type { Poll, Standing } from "./pairing.ts";

/** What a browser sees of a pairing. */
export interface Seen {
  readonly standing: Standing;
  /** What the device said about itself, sealed under the user code; "" when it is gone. */
  readonly request: string;
  /** The public key of its box, likewise. */
  readonly box: string;
}

/** One pairing as the Workers see it. Browsers are keyed hashes. */
export interface Desk {
  /** Begins a pairing: when it ends, or `null` while another one has the code. */
  begin(box: string, request: string): Promise<number | null>;
  /** The device asks for its token. */
  poll(box: string): Promise<Poll>;
  /** The code was typed in this browser. False when it is not good, or not any more. */
  enter(browser: string): Promise<boolean>;
  look(browser: string): Promise<Seen>;
  /** The person says that it is their device: the first browser in which they do goes on with it. */
  own(browser: string): Promise<Seen>;
  decline(browser: string): Promise<Standing>;
  /** Leaves the token, in its box, for the device. */
  give(browser: string, token: string): Promise<Standing>;
}

/** The pairing of that name, a keyed hash of its user code. */
export const deskOf = (env: Env, name: string): Desk =>
  durableObject<Desk>(env.PAIRING_DESK, configFrom(env).jurisdiction, name);
