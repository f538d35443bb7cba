import type { Translated } from "../language.ts";
import type { CONSENT as FR } from "./consent.fr.ts";

/** What the pages of the consent journey say. */
export const CONSENT: Translated<typeof FR> = {
  confirm: {
    title: "Confirm your meter",
    lead: "One last step: confirm that the shared meter is yours.",
    label: "The last four digits of its PRM number",
    where:
      "The PRM (or PDL) has 14 digits. It is on your electricity bills, and the meter shows it when you press its “+” button.",
    why: "These digits assure us that the meter is yours.",
    submit: "Get my token",
  },

  triesLeft: (count) =>
    count > 1
      ? `You have ${count} tries left.`
      : count === 1
        ? "You have one try left."
        : "You have no try left: other digits would be refused for a day.",

  waiting: {
    check:
      "Check that you typed the last four of the 14 digits of the **PRM** (or PDL), and not those of a customer, contract or meter number.",
    lasts: (minutes: number) =>
      `If they are right, there is nothing to do: this page asks Enedis by itself, less and less often, for about ${minutes > 1 ? `${minutes} more minutes` : "one more minute"}.`,
    late: "It takes a few seconds in general, sometimes several hours. You can close this page and come back to it in this browser for a day: your consent is kept.",
    looking: "Looking again by itself in",
    stopped: "It no longer looks by itself.",
    looks: (count) => `We have asked Enedis ${count} time${count === 1 ? "" : "s"}.`,
    correct: "Correct the digits",
    lookNow: "Look now",
    help: "Still nothing?",
  },
};
