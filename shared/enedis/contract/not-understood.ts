import { type EnedisRefusal, refused } from "../../refusals/refusal.ts";

/** What a text comes to that has no meaning here yet. Asking again would bring the same text. */
export const NOT_UNDERSTOOD = refused({ code: "enedis_not_understood" } as const satisfies EnedisRefusal);
