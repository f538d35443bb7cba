/** Header, navigation and footer. */
export const FRAME = {
  brand: "Conso API",
  skip: "Aller au contenu",
  mainNav: "Pages du site",
  footNav: "Informations",
  language: "Langue",
  nav: [
    ["/consommation", "Ma conso"],
    ["/brancher", "Brancher"],
    ["/documentation", "Documentation"],
    ["/statut", "État"],
  ],
  footer:
    "Passerelle libre et gratuite, indépendante d’Enedis. Vos relevés ne font que passer : aucun n’est conservé ici.",
  foot: [
    ["/impact", "Impact environnemental"],
    ["/documentation/api", "Référence de l’API"],
    ["/confidentialite", "Confidentialité"],
    ["/mentions", "Qui gère ce service"],
    ["/code-source", "Code source"],
    ["/signaler", "Signaler un problème"],
  ],
  /** What a device calls the installed page. */
  installed: {
    name: "Ma consommation – Conso API",
    short_name: "Ma conso",
    description: "Votre consommation d’électricité, d’après votre compteur Linky.",
  },
  preview: {
    path: "/apercu.png",
    width: 1200,
    height: 630,
    text: "Conso API : une journée de consommation d’un compteur Linky, demi-heure par demi-heure.",
  },
} as const;
