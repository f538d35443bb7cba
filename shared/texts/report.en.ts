import type { Translated } from "../language.ts";
import type { REPORT as FR } from "./report.fr.ts";

/** The page for reporting a problem. */
export const REPORT: Translated<typeof FR> = {
  title: "Report a problem",
  description:
    "What to check first, what to tell us or never to tell us, and whom to write to when something goes wrong.",
  first: [
    "Is it the gateway or Enedis? [The status page](/statut) answers in one sentence. If it is Enedis, we can do nothing about it: the service comes back by itself, mostly within a few hours.",
    "You have an error code? [Its cause and what to do](/documentation/erreurs) are in the documentation.",
  ],
  say: {
    title: "What helps us",
    points: [
      "the **incident number**: the field `instance` of the answer, or at the bottom of the error page;",
      "the **code** of the error;",
      "the date and the time, and the address that was asked for **without its parameters**.",
    ],
  },
  never:
    "**Never** a meter number (PRM), a token, a name or an address, not even in private. Anyone who has your token can read your usage.",
  whom: {
    title: "Whom to write to",
    write: "Write to the operator of this site",
    nobody: "To the person who runs this gateway: they have given no address here.",
    security:
      "A security hole is reported in private, never in a public discussion. Try nothing on somebody else’s meter: the code is open, and comes with a simulated Enedis for that.",
  },
};
