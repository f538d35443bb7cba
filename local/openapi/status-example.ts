import { statusBody } from "../../functions/v2/status-body.ts";
import { summarizeCalls, summarizeConsents } from "../../shared/status/observation.ts";

const lastHour = { "call:readings": 4_071, "call:said_no": 212, "call:technical_error": 38, "call:timeout": 4 };
const lastDay = { "call:readings": 61_350, "call:said_no": 3_911, "call:technical_error": 702, "call:timeout": 95 };

/** A good day, as `GET /api/v2/status` tells it. */
export const STATUS_EXAMPLE = {
  ...statusBody({
    atMs: Date.UTC(2026, 10, 20, 8, 12, 30),
    verdict: "well",
    gauge: null,
    lastHour: {
      calls: summarizeCalls(lastHour),
      consents: summarizeConsents({ "consent:left": 12, "consent:back": 10 }),
    },
    lastDay: {
      calls: summarizeCalls(lastDay),
      consents: summarizeConsents({
        "consent:left": 84,
        "consent:back": 71,
        "consent:declined": 3,
        "consent:failed": 2,
      }),
    },
    lastDayPublished: "2026-11-19",
    callsPerSecond: 5,
  }),
  quota: {
    last_second: { used: 2, limit: 5 },
    last_hour: { used: 4_325, limit: 10_000, configured_limit: 10_000 },
    wait_seconds: 0,
    closed_for_seconds: 0,
    appointments: 0,
  },
};
