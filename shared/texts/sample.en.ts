import type { Translated } from "../language.ts";
import type { SAMPLE as FR } from "./sample.fr.ts";

/** The page that shows an invented home. */
export const SAMPLE: Translated<typeof FR> = {
  title: "An example",
  description:
    "Usage, production, cost and CO2 of an invented home: everything that My usage shows, without a meter or a consent.",
  invented: "**An invented home.** [See my usage](/consommation)",
};
