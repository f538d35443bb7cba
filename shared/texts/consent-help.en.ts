import type { Translated } from "../language.ts";
import type { CONSENT_HELP as FR } from "./consent-help.fr.ts";

/** The help page: what to do when Enedis’s pages give no answer. */
export const CONSENT_HELP: Translated<typeof FR> = {
  title: "If sharing does not work",
  description:
    "Meter already shared, blank page, maintenance, a share that takes its time: what to do when Enedis’s site does not bring you back here.",
  lead: "Everything happens on Enedis’s site, which is in French, and then you come back here. This is what may go wrong, and what to do.",
  cases: [
    {
      title: "Enedis says “Une erreur est survenue” (an error occurred) and does not bring you back here",
      body: "Mostly this meter is shared with this gateway already: Enedis does not let you share it twice. In your Enedis account, open the page of your data shares (“partages de données”), withdraw this share, then start again here. If you have had a token for this meter today already, wait until tomorrow: two shares of one day count as one.",
    },
    {
      title: "Enedis’s page is blank, under maintenance, or says that the meter is incompatible",
      body: "That passes, and there is nothing for you to change: try again in a few hours.",
    },
    {
      title: "You came back, but your share does not appear",
      body: "Enedis sometimes shows it late. Open this page again in the same browser, up to a day after you left: it goes on where you left it.",
    },
    {
      title: "You closed Enedis’s page, or nothing happened",
      body: "No access was created here. Start again: you have half an hour to agree on Enedis’s site.",
    },
    {
      title: "You have the token, but no data",
      body: "On the first day, Enedis often answers with an error. Keep the token and try again later: there is nothing to do again.",
    },
  ],
  resume: "Go on where I was",
  restart: "Start again",
};
