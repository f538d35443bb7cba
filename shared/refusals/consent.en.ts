import type { ConsentFailure, ConsentRefusal } from "./consent.ts";
import type { Texts } from "./text.ts";

const RESTART = "Start the consent again from the home page.";

const CONSENT_FAILURES: Record<ConsentFailure, string> = {
  not_completed: "On Enedis’s site, the request to share was not completed.",
  server_error: "Enedis’s site met an error on the way.",
  other: "Enedis’s site ended the request before its end.",
};

const seconds = (ms: number): number => Math.ceil(ms / 1000);

/** The refusals that only a person meets, on the way to a token. */
export const CONSENT_EN: Texts<ConsentRefusal> = {
  form_foreign: {
    title: "A form from elsewhere",
    detail: () => "This action was not asked for by a page of this site.",
    remedy: "Open the page of the token on this site and start again.",
  },
  consent_not_fresh: {
    title: "The consent is too old",
    detail: () => "This action is possible just after a consent only.",
    remedy: "Give your consent again, from tomorrow on if the last one is of today, then start again.",
  },
  consent_declined: {
    title: "Consent declined",
    detail: () => "You declined to share on Enedis’s site: no access was created.",
    remedy: "If that was a mistake, start again from the home page.",
  },
  consent_failed: {
    title: "The consent did not succeed",
    detail: ({ reason }) => CONSENT_FAILURES[reason],
    remedy:
      "Try again in a few hours; if the share exists already, withdraw it in your Enedis account and start again.",
  },
  consent_other_browser: {
    title: "Not begun in this browser",
    detail: () =>
      "This return from Enedis belongs to no consent of this browser: it began in another one, or this one blocks the cookies of this site.",
    remedy:
      "Allow the cookies of this site (settings of the browser, blocker, private window), then start again from the home page. Without them, each try would end here.",
  },
  consent_expired: {
    title: "Out of time",
    detail: () => "Too much time has passed since you left for Enedis.",
    remedy: RESTART,
  },
  consent_already_used: {
    title: "Already done",
    detail: () => "This return from Enedis was used already: a token was given, or another consent is tied to it.",
    remedy: RESTART,
  },
  consent_malformed: {
    title: "An incomplete return from Enedis",
    detail: () => "The address of the return lacks what Enedis has to put into it.",
    remedy: RESTART,
  },
  consent_unconfirmed: {
    title: "Not confirmed yet",
    detail: () =>
      "Enedis does not show your share to the gateway yet, or these four digits are not those of the shared meter.",
    remedy:
      "Check the digits; if they are right, wait: a share sometimes takes a while to appear. If nothing comes within a day, withdraw this share in your Enedis account, then start again.",
  },
  consent_stale: {
    title: "The share is too old",
    detail: () => "This share began before you left for Enedis: it does not prove that you have just given it.",
    remedy: "Withdraw this share in your Enedis account, then start again.",
  },
  consent_already_claimed: {
    title: "The share was used already",
    detail: () => "This share has given a token already, and gives one only.",
    remedy:
      "Use that token. If it is lost, or if it was not you who got it, withdraw the share in your Enedis account at once: the token will read nothing any more. Start again tomorrow: a share given twice on one day counts as one.",
  },
  confirmation_malformed: {
    title: "Four digits are expected",
    detail: () => "What was typed is not four digits. No try was counted.",
    remedy: "Type the last four digits of the PRM number.",
  },
  confirmation_locked: {
    title: "Too many tries",
    detail: () => "The five tries of this consent are used up.",
    remedy: "Withdraw this share in your Enedis account, then start again tomorrow with your PRM number at hand.",
  },
  too_many_attempts: {
    title: "Too many requests",
    detail: ({ retryAfterMs }) =>
      `Too many returns from Enedis came one after the other. The gateway takes some again in ${seconds(retryAfterMs)} seconds.`,
    remedy: "Wait, then try again: your consent is not lost.",
  },
  consent_several_meters: {
    title: "Several meters for one consent",
    detail: () => "Enedis ties several meters to this consent; a token opens one only.",
    remedy: "Withdraw this share in your Enedis account, then start again and choose one meter.",
  },
};
