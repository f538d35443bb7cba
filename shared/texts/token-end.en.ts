import type { Translated } from "../language.ts";
import type { TOKEN_END as FR } from "./token-end.fr.ts";

/** What pages say of a token whose end is near. */
export const TOKEN_END: Translated<typeof FR> = {
  says: (day, days) => `Your token ends on ${day}${days === 0 ? "" : `, in ${days}\u00a0day${days === 1 ? "" : "s"}`}.`,
  renew: "Extend it",
  renewThere: "Extend it in My usage",
  renewed: (day) =>
    `Extended until ${day}. Replace the former one in your programs before it ends: it works until then.`,
  enedis: "https://mon-compte-particulier.enedis.fr",
  consent: [
    "Your share ends with it. To go on, withdraw it in ",
    "your Enedis account",
    ", then ",
    "share your meter again",
    ": the new token will take the place of this one, here and in your programs.",
  ],
};
