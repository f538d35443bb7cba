import { bodyLimit } from "hono/body-limit";
import { refuse } from "./problem.ts";

/** Two tokens and a name, several times over. */
const MAX_BYTES = 32_768;

/** Nothing we read is longer; the rest of it is not even received. */
export const smallBody = bodyLimit({
  maxSize: MAX_BYTES,
  onError: (c) => refuse(c, { code: "body_too_large", maxBytes: MAX_BYTES }),
});
