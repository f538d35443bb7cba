import type { Translated } from "../language.ts";
import type { PAGES as FR } from "./pages.fr.ts";

/** The banner of a simulation, and the links of refusal pages. */
export const PAGES: Translated<typeof FR> = {
  simulation: "Simulation: no real meter, no real consent, invented readings.",

  refusal: {
    reload: "Try again",
    again: "Trying again by itself in",
    meanwhile: "Try it without a meter in the meantime",
    restart: "Start again",
    help: "If sharing does not work",
    backToToken: "Back to the token",
    tokenPage: "See the token, if it is less than ten minutes old",
    code: "Code",
    incident: "Incident",
  },
};
