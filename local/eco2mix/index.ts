import { type Manners, PLAIN, rows } from "../../packages/simulator/eco2mix/dataset.ts";
import { type FaultName, inventedRows } from "../../packages/simulator/eco2mix/faults.ts";
import type { Dataset } from "../../shared/intensity/eco2mix.ts";

/** What the tests may set, by `POST /_control`. */
interface Control extends Manners {
  /** Its clock stands still there. */
  readonly nowMs: number | null;
  /** It answers this to everything; 200 serves. */
  readonly status: number;
  /** It adds the invented rows of these. */
  readonly faults: readonly FaultName[];
}

let control: Control = { ...PLAIN, nowMs: null, status: 200, faults: [] };

const WHERE = /^date_heure >= date'([^']+)' AND date_heure < date'([^']+)'$/;

/** `GET /{dataset}/exports/json?where=…`, as ODRÉ's API serves it; unsorted, as it warns. */
export default {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/_control") {
      control = { ...control, ...(await request.json<Partial<Control>>()) };
      return new Response(null, { status: 204 });
    }
    if (control.status !== 200) return new Response("<html>later</html>", { status: control.status });
    const dataset = /^\/(eco2mix-national-(?:tr|cons-def))\/exports\/json$/.exec(pathname)?.[1] as Dataset | undefined;
    const [, from, to] = WHERE.exec(searchParams.get("where") ?? "") ?? [];
    if (dataset === undefined || from === undefined || to === undefined) {
      return Response.json({ error_code: "ODSQLError", message: "ODSQL query is malformed" }, { status: 400 });
    }
    const window = { dataset, fromMs: Date.parse(from), toMs: Date.parse(to) };
    const nowMs = control.nowMs ?? Date.now();
    const found = rows(dataset, window.fromMs, window.toMs, nowMs, control);
    return Response.json([...found.toReversed(), ...inventedRows(control.faults, window, nowMs)]);
  },
} satisfies ExportedHandler;
