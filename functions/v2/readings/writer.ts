import type { Writer } from "../../../shared/readings/answer.ts";
import type { Row } from "../../../shared/readings/columns.ts";
import { csvWriter } from "../../../shared/readings/csv.ts";
import { MEDIA_TYPES } from "../../../shared/readings/formats.ts";
import { homeAssistantWriter, type Sums } from "../../../shared/readings/home-assistant.ts";
import { jsonLinesWriter, jsonWriter } from "../../../shared/readings/json.ts";
import { maskedUsagePoint } from "../../../shared/usage-point.ts";
import type { SeriesRequest } from "./request.ts";

type AnyWriter = Writer<Row> & { readonly sums?: () => Sums };

/** The writer of the format that is asked for. */
export function writerOf({
  direction,
  series,
  meter,
  format,
  query,
  asked,
  given,
  clamps,
  sums,
}: SeriesRequest): AnyWriter {
  const about = { direction, series, meter: maskedUsagePoint(meter), asked, given, clamps };
  switch (format) {
    case "json":
      return jsonWriter(about);
    case "jsonl":
      return jsonLinesWriter(about);
    case "csv":
      return csvWriter(about, query.locale);
    case "home-assistant":
      return homeAssistantWriter(about, query.prices, sums);
  }
}

/** The media type of that format, as its header says it. */
export const contentType = ({ format }: SeriesRequest): string =>
  format === "csv" ? "text/csv; charset=utf-8; header=present" : MEDIA_TYPES[format][0];
