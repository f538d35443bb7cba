import type { Translated } from "../language.ts";
import type { OPERATOR as FR } from "./operator.fr.ts";

/** The page that says who runs this gateway. */
export const OPERATOR: Translated<typeof FR> = {
  title: "Who runs this gateway",
  description:
    "The person or association that answers for this site, how to write to them, where it is hosted, and its source code.",
  lead: "The software is free: anyone can run a gateway. This one has somebody who answers for what becomes of your data.",
  who: {
    title: "Operator",
    unnamed:
      "**The person who runs this gateway has not given a name.** Nothing says to whom you entrust access to your readings: ask before you give your consent.",
    contact: "Write to them",
    unreachable: "No address is given to write to them.",
  },
  host: {
    title: "Host",
    text: "Cloudflare, Inc., 101 Townsend Street, San Francisco, CA 94107, United States ([cloudflare.com](https://www.cloudflare.com)). The machines that answer, and those that keep counts, are in the European Union: [what is kept](/confidentialite).",
    simulated: "This is a simulation: it runs on somebody’s own machine, without any real meter or consent.",
  },
  source: {
    title: "Source code",
    text: "Conso API is published under the MIT licence: anyone can read it, check it and run a gateway of their own.",
    link: "The code of this gateway",
    missing: "The address of this gateway’s code is not given.",
  },
};
