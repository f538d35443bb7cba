import type { EnedisRefusal, GatewayRefusal } from "../refusals/refusal.ts";
import type { Bearer } from "../token/bearer.ts";
import type { PresentedToken, TokenStatuses } from "../token/revocations.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { Budgets } from "./budgets.ts";
import type { LineGauge } from "./decision.ts";

/** The APIs of Enedis that requests call. Enedis counts each by itself, and so does the gate. */
export type UpstreamApi = "measures" | "subscribed_services" | "contracts";

/** A request for one call to Enedis. */
export interface Ask {
  readonly api: UpstreamApi;
  /** One resource of the API may be down while the others answer. Absent: the API is one resource. */
  readonly resource?: string;
  /** For fairness; kept only as a keyed hash, in memory. */
  readonly usagePointId: UsagePointId | null;
  /** The caller's token, which may have been revoked. */
  readonly bearer?: Bearer;
  /** The request in a few words without the meter, to find loops of one token. */
  readonly question?: string;
  readonly patienceMs: number;
  /** The turn comes no sooner than in so long: answers of this gate were later than their turns (slow storage). */
  readonly leadMs?: number;
  /** How often the Worker repeated a refusal to this meter from its memory since the gate was last asked. */
  readonly repeats?: number;
  /** The rest of a long import, which takes idle turns only. */
  readonly isBackground?: boolean;
  /** A token of our application that Enedis refused with 401. */
  readonly rejectedToken?: string;
}

/** Call in `waitMs` with this token; or the reason why not. */
export type Grant =
  | {
      readonly ok: true;
      readonly waitMs: number;
      readonly accessToken: string;
      readonly turn: Turn;
      readonly budgets: Budgets;
    }
  | { readonly ok: false; readonly refusal: GatewayRefusal | EnedisRefusal; readonly budgets: Budgets }
  // A revoked token learns nothing more about the meter.
  | { readonly ok: false; readonly refusal: { readonly code: "token_revoked" }; readonly budgets: null };

/** Names a grant, to `release` or `report` it. Only `reportSuccess` concerns the caller. */
export interface Turn {
  readonly api: UpstreamApi;
  readonly resource: string;
  readonly meterKey: number | null;
  readonly atMs: number;
  readonly serial: number;
  /** There were failures lately, so that a success is worth a report as well. */
  readonly reportSuccess: boolean;
}

/** What Enedis answered to a call. */
export type Report =
  | { readonly kind: "success" | "failure" | "burst"; readonly turn: Turn }
  | { readonly kind: "hour"; readonly turn: Turn; readonly nextAccessAtMs: number | null };

/** The quota gate as the Workers see it. */
export interface Gate {
  /** Grants a turn to call Enedis, or refuses. */
  ask(ask: Ask): Promise<Grant>;
  /** Every 429, every failure, and successes when the turn asks for them. */
  report(report: Report): Promise<void>;
  /** Gives back a turn whose caller hung up before its instant. */
  release(turn: Turn): Promise<void>;
  /** The meters these tokens still open. This and the methods below spend no call. */
  tokenStatuses(...tokens: PresentedToken[]): Promise<TokenStatuses>;
  budgets(usagePoints: readonly UsagePointId[], tokenId: string): Promise<readonly Budgets[]>;
  revokeToken(id: string, untilMs: number): Promise<void>;
  /** Revokes every token of the meters issued before now, except this one. False when this one is revoked itself. */
  revokeOthers(kept: PresentedToken): Promise<boolean>;
  /** Revokes what devices remember of the meters, except for the device of this token. False when this one is revoked itself. */
  forgetOtherDevices(kept: PresentedToken): Promise<boolean>;
  gauge(): Promise<Gauge>;
  /** How often in a row Enedis gave no token of our application; asks for none. */
  tokenFailures(): Promise<number>;
  /** Whether the gate has a token of our application; it asks Enedis for one only when it has none. */
  hasAppToken(): Promise<boolean>;
  /** Calls for readings that are left in this hour; 0 while Enedis refuses this application or its readings. May ask for its token. */
  room(): Promise<number>;
}

/** What the status page may show. */
export interface Gauge {
  readonly lines: Readonly<Record<UpstreamApi | "token", LineGauge>>;
  /** The resources whose circuit is open. */
  readonly down: readonly string[];
}
