import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { MOST_BODY_BYTES } from "../refusals/token.ts";
import type { Show } from "./eu-only.ts";
import { refuse } from "./problem.ts";

/**
 * Receives a body of at most so many bytes; the rest of a longer one is not even received. A body that its sender cuts off ends the
 * request: that is no bug of ours, and the answer has no reader.
 */
export function limitedBody(maxBytes: number, show: Show = refuse) {
  const limit = bodyLimit({ maxSize: maxBytes, onError: (c) => show(c, { code: "body_too_large", maxBytes }) });
  return createMiddleware(async (c, next) => {
    const receive = async () => {
      await c.req.arrayBuffer();
    };
    const refusal = await limit(c, receive).catch(() => c.body(null, 400));
    return refusal ?? next();
  });
}

/** Nothing but the curve of a simulation is longer. */
export const smallBody = limitedBody(MOST_BODY_BYTES);
