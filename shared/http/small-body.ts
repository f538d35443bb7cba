import { bodyLimit } from "hono/body-limit";
import { MOST_BODY_BYTES } from "../refusals/token.ts";
import { refuse } from "./problem.ts";

/** Nothing we read is longer; the rest of it is not even received. */
export const smallBody = bodyLimit({
  maxSize: MOST_BODY_BYTES,
  onError: (c) => refuse(c, { code: "body_too_large", maxBytes: MOST_BODY_BYTES }),
});
