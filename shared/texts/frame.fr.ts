/** Header, navigation and footer. */
export const FRAME_FR = {
  brand: "Conso API",
  skip: "Aller au contenu",
  mainNav: "Pages du site",
  footNav: "Informations",
  nav: [
    ["/exemples", "Essayer"],
    ["/documentation", "Documentation"],
    ["/statut", "État"],
  ],
  footer:
    "Passerelle libre et gratuite, indépendante d’Enedis. Vos relevés ne font que passer : aucun n’est conservé ici.",
  foot: [
    ["/impact", "Impact environnemental"],
    ["/documentation/api", "Référence de l’API"],
    ["/confidentialite", "Confidentialité"],
    ["/signaler", "Signaler un problème"],
  ],
} as const;
