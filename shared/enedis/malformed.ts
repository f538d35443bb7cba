import { type EnedisRefusal, refused } from "../refusals/refusal.ts";

/** What a body of Enedis that cannot be read comes to. */
export const MALFORMED = refused({ code: "enedis_malformed_answer" } as const satisfies EnedisRefusal);
