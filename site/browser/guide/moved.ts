import { ourLink } from "../our-link.ts";

const CONNECT = "/brancher";
const PROGRAMS = "/documentation/programmes";

/** Where the sections are that the guide had when it was one page: links to them stay good. */
const MOVED: Readonly<Record<string, string>> = {
  mesures: "/documentation/releves",
  heures: "/documentation/releves#heures",
  exemples: PROGRAMS,
  curl: `${PROGRAMS}#curl`,
  javascript: `${PROGRAMS}#javascript`,
  python: `${PROGRAMS}#python`,
  "home-assistant": `${CONNECT}#home-assistant`,
  "node-red": `${CONNECT}#node-red`,
  tableur: `${CONNECT}#tableur`,
  demonstration: `${PROGRAMS}#demonstration`,
  jetons: "/documentation/jetons",
  quota: "/documentation/jetons#quota",
  erreurs: "/documentation/erreurs",
};

/** The address at which an anchor of the former page is now; `null` for an anchor that did not move. */
export const movedTo = (anchor: string): string | null => {
  const elsewhere = MOVED[anchor];
  return elsewhere === undefined ? null : ourLink(elsewhere);
};
