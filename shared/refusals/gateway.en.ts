import { inWords } from "./durations.ts";
import type { GatewayRefusal } from "./gateway.ts";
import { OPERATOR, RETRY_LATER } from "./phrases.en.ts";
import type { Texts } from "./text.ts";

export const GATEWAY_EN: Texts<GatewayRefusal> = {
  quota_shared: {
    title: "The waiting line is full",
    detail: ({ retryAfterMs }) =>
      `The quota of calls to Enedis, shared by everyone, is taken. Your turn is in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Come back at that instant (Retry-After header): a place is kept for you.",
  },
  quota_meter: {
    title: "This meter's calls of the day are used up",
    detail: ({ retryAfterMs }) =>
      `This meter has made all its calls of the day. The next are possible in ${inWords(retryAfterMs, "en")}.`,
    remedy: "Ask for longer periods in fewer calls: yesterday's data changes only once a day.",
  },
  quota_loop: {
    title: "A program in a loop",
    detail: ({ retryAfterMs }) =>
      `The same question comes again and again for this meter. It is paused for ${inWords(retryAfterMs, "en")}.`,
    remedy: "Correct the program: it must wait as long as told (Retry-After header) before it asks again.",
  },
  gate_unreachable: {
    title: "Gateway briefly unavailable",
    detail: () => "The keeper of the quota does not answer; no call is made without it.",
    remedy: RETRY_LATER,
  },
  internal_error: {
    title: "Gateway error",
    detail: () => "Something unforeseen happened here; your request is not to blame.",
    remedy: OPERATOR,
  },
};
