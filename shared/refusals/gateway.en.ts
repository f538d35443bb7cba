import { inWords } from "./durations.ts";
import type { GatewayRefusal } from "./gateway.ts";
import { OPERATOR, RETRY_LATER } from "./phrases.en.ts";
import type { Texts } from "./text.ts";

export const GATEWAY_EN: Texts<GatewayRefusal> = {
  quota_shared: {
    title: "The queue is full",
    detail: ({ retryAfterMs }) =>
      `The quota of calls to Enedis, which all users share, is used up for now. Your turn is in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Come back at that instant (Retry-After header): a place is kept for you.",
  },
  quota_meter: {
    title: "This meter's daily calls are used up",
    detail: ({ retryAfterMs }) =>
      `This meter has used all its calls for today. The next ones are possible in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Ask for longer periods in fewer calls: yesterday's data changes only once a day.",
  },
  quota_loop: {
    title: "A program is looping",
    detail: ({ retryAfterMs }) =>
      `The same request keeps coming for this meter. It is paused for ${inWords(retryAfterMs, "en")}.`,
    remedy:
      'The program should wait for the time in the Retry-After header, then ask once a day at the minute of your meter ("/api/v2/slot"), and keep what it has read. A User-Agent that names it helps the operator to warn you; none is required.',
  },
  gate_unreachable: {
    title: "Gateway briefly unavailable",
    detail: () => "The quota service is not responding; no call was made.",
    remedy: RETRY_LATER,
  },
  application_gone: {
    title: "Consent to be given again",
    detail: () => "You consented to an application of Enedis that this gateway no longer uses; no call was made.",
    remedy: "Give your consent again from the home page: you get another token.",
  },
  internal_error: {
    title: "Gateway error",
    detail: () => "An unexpected error happened in the gateway; your request is not the cause.",
    remedy: OPERATOR,
  },
};
