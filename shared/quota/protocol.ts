import type { EnedisRefusal, GatewayRefusal } from "../refusals/refusal.ts";
import type { Bearer } from "../token/bearer.ts";
import type { Presented, Standing } from "../token/revocations.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { Budgets } from "./budgets.ts";
import type { LineGauge } from "./decision.ts";

/** The APIs of Enedis that requests call. Each is counted by itself, as Enedis does. */
export type Line = "measures" | "subscribed_services";

/** A request of the gateway wants to call Enedis. */
export interface Ask {
  readonly line: Line;
  /** What of the API: one may be down while the others answer. Absent: the API is one resource. */
  readonly resource?: string;
  /** Who asks, for fairness; kept only as a keyed hash, in memory. */
  readonly usagePointId: UsagePointId | null;
  /** With which token: it may have been revoked. */
  readonly bearer?: Bearer;
  /** The request in a few words without the meter, so that a loop can be recognised. */
  readonly question?: string;
  readonly patienceMs: number;
  /** Enedis answered 401 to this token. */
  readonly rejectedToken?: string;
}

/** Call in `waitMs`, with this token; or why not. */
export type Grant =
  | {
      readonly ok: true;
      readonly waitMs: number;
      readonly accessToken: string;
      readonly turn: Turn;
      readonly budgets: Budgets;
    }
  | { readonly ok: false; readonly refusal: GatewayRefusal | EnedisRefusal; readonly budgets: Budgets }
  // Whose token was revoked is told nothing more about the meter.
  | { readonly ok: false; readonly refusal: { readonly code: "token_revoked" }; readonly budgets: null };

/** Names a grant, to `release` it or to `report` on it. Only `reportSuccess` concerns the caller. */
export interface Turn {
  readonly line: Line;
  readonly resource: string;
  readonly meter: number | null;
  readonly atMs: number;
  readonly serial: number;
  /** Something went wrong lately: say also when a call succeeds. Otherwise only what follows is worth a report. */
  readonly reportSuccess: boolean;
}

/** What Enedis answered to a call. */
export type Report =
  | { readonly kind: "success" | "failure" | "burst"; readonly turn: Turn }
  | { readonly kind: "hour"; readonly turn: Turn; readonly nextAccessAtMs: number | null };

/** The quota gate as the Workers see it. */
export interface Gate {
  /** When to call Enedis, or why not. */
  ask(ask: Ask): Promise<Grant>;
  /** What came of a call: every 429, every failure, and successes when the turn asks for them. */
  report(report: Report): Promise<void>;
  /** Gives back a turn whose caller left before its instant. */
  release(turn: Turn): Promise<void>;
  /** Which meters these tokens still open. Spends no call; the next three neither. */
  standing(...presented: Presented[]): Promise<Standing>;
  budgets(usagePoints: readonly UsagePointId[]): Promise<readonly Budgets[]>;
  revokeToken(id: string, untilMs: number): Promise<void>;
  /** Revokes every token of the meters issued before now, except this one. False when it is revoked itself. */
  revokeOthers(kept: Presented): Promise<boolean>;
  gauge(): Promise<Gauge>;
}

/** What the status page may show. */
export interface Gauge {
  readonly lines: Readonly<Record<Line | "token", LineGauge>>;
  /** The resources that Enedis does not serve at present. */
  readonly down: readonly string[];
}
