import { addDays, dayStartMs, parisDay } from "../paris-time.ts";
import { refused } from "../refusals/refusal.ts";
import { publicationMs } from "./freshness.ts";
import type { Answered, Call } from "./period-by-period.ts";

/** Enedis's calendar has been seen to turn up to about two hours after midnight in Paris. */
const SURELY_TURNED_MS = 3 * 3_600_000;

/**
 * Asks for days that exist in Enedis's calendar too, which may still show yesterday when it is past midnight in Paris: a period that ends
 * today is then refused as one in the future. Nothing of yesterday is published before eight, so in the first three hours a day less is
 * asked, and until eight after such a refusal. A period of which nothing is left is not published yet (decision 0082).
 */
export function withinEnedisDay(call: Call, nowMs: number): Call {
  const today = parisDay(nowMs);
  const yesterday = addDays(today, -1);
  const publishedMs = publicationMs(yesterday);
  const dayLess: Call = async ({ start }) =>
    start < yesterday
      ? call({ start, end: yesterday })
      : refused({ code: "not_published_yet", retryAfterMs: publishedMs - nowMs });
  return async (period) => {
    if (period.end !== today || nowMs >= publishedMs) return call(period);
    if (nowMs < dayStartMs(today) + SURELY_TURNED_MS) return dayLess(period);
    const answered = await call(period);
    return isRefusedAsInvalid(answered) ? dayLess(period) : answered;
  };
}

const isRefusedAsInvalid = (answered: Answered): boolean =>
  !answered.ok && answered.refusal.code === "enedis_invalid_request";
