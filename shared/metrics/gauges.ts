import type { ApplicationId } from "../config/applications.ts";
import type { Gauge } from "../quota/protocol.ts";
import type { Board } from "../status/status-board.ts";
import type { TempoHealth } from "../tempo/health.ts";
import { INSTRUMENTS, type Observe } from "./instruments.ts";

/** What the gate of an application says when it is looked at; `null`: it does not answer. */
export interface GateView {
  readonly application: ApplicationId;
  readonly seen: { readonly gauge: Gauge; readonly tokenFailures: number } | null;
}

/** What is shown of a gate. */
export function observeGate(observe: Observe, { application, seen }: GateView): void {
  const one = { "conso.application": application };
  observe("conso.gate.up", seen === null ? 0 : 1, one);
  if (seen === null) return;
  observe("conso.application.token.failures", seen.tokenFailures, one);
  for (const [api, line] of Object.entries(seen.gauge.lines)) {
    const attributes = { ...one, "conso.api": api };
    observe("conso.quota.used", line.callsInHour, attributes);
    observe("conso.quota.limit", line.callsPerHour, attributes);
    observe("conso.quota.configured", line.configuredPerHour, attributes);
    observe("conso.quota.closed", line.closedForMs / 1000, attributes);
    observe("conso.line.wait", line.waitMs / 1000, attributes);
    observe("conso.line.appointments", line.appointments, attributes);
  }
  for (const resource of INSTRUMENTS["conso.circuit.open"].attributes["conso.resource"]) {
    const isOpen = seen.gauge.down.includes(resource);
    observe("conso.circuit.open", isOpen ? 1 : 0, { ...one, "conso.resource": resource });
  }
}

/** What the objects say that serve everybody; `null`: one does not answer. */
export interface SharedView {
  readonly eco2mixAgeMs: number | null;
  readonly tempo: TempoHealth | null;
  readonly board: Board | null;
}

export function observeShared(observe: Observe, { eco2mixAgeMs, tempo, board }: SharedView, nowMs: number): void {
  const objects = { status_board: board, intensity_archive: eco2mixAgeMs, tempo_archive: tempo };
  for (const [object, said] of Object.entries(objects)) {
    observe("conso.object.up", said === null ? 0 : 1, { "conso.object": object });
  }
  if (eco2mixAgeMs !== null) observe("conso.eco2mix.age", eco2mixAgeMs / 1000, {});
  if (tempo === null) return;
  observe("conso.tempo.sources", tempo.answering, {});
  if (tempo.takenMs !== null) observe("conso.tempo.age", (nowMs - tempo.takenMs) / 1000, {});
}
