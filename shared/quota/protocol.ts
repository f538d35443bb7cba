import type { Bearer } from "../bearer.ts";
import type { EnedisRefusal, GatewayRefusal } from "../refusal.ts";
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

/** What the status page may show. */
export interface Gauge {
  readonly lines: Readonly<Record<Line | "token", LineGauge>>;
  /** The resources that Enedis does not serve at present. */
  readonly down: readonly string[];
}
