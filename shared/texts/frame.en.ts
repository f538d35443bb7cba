import type { Translated } from "../language.ts";
import type { FRAME as FR } from "./frame.fr.ts";

/** Header, navigation and footer. */
export const FRAME: Translated<typeof FR> = {
  brand: "Conso API",
  skip: "Skip to content",
  mainNav: "Pages of this site",
  footNav: "About this site",
  language: "Language",
  nav: [
    ["/consommation", "My usage"],
    ["/brancher", "Connect"],
    ["/documentation", "Documentation"],
    ["/statut", "Status"],
  ],
  footer: "A free, open-source gateway, independent of Enedis. Your readings only pass through: none is kept here.",
  foot: [
    ["/impact", "Environmental impact"],
    ["/documentation/api", "API reference"],
    ["/confidentialite", "Privacy"],
    ["/mentions", "Who runs this gateway"],
    ["/code-source", "Source code"],
    ["/signaler", "Report a problem"],
  ],
  installed: {
    name: "My electricity usage – Conso API",
    short_name: "My usage",
    description: "Your electricity usage, as your Linky meter measures it.",
  },
  preview: {
    path: "/apercu.png",
    width: 1200,
    height: 630,
    text: "Conso API: one day of a Linky meter, half hour by half hour.",
  },
};
