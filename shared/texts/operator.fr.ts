/** The page that says who runs this gateway. */
export const OPERATOR = {
  title: "Qui gère ce service",
  description:
    "La personne ou l’association responsable de ce site, comment lui écrire, l’hébergeur et le code source.",
  lead: "Le logiciel est libre : chacun peut tenir une passerelle. Celle-ci a un responsable, qui répond de ce que deviennent vos données.",
  who: {
    title: "Responsable",
    unnamed:
      "**La personne qui tient cette passerelle n’a pas indiqué son nom.** Rien ne dit à qui vous confiez l’accès à vos relevés : demandez-le avant de donner votre consentement.",
    contact: "Lui écrire",
    unreachable: "Aucune adresse n’est indiquée pour lui écrire.",
  },
  host: {
    title: "Hébergeur",
    text: "Cloudflare, Inc., 101 Townsend Street, San Francisco, CA 94107, États-Unis ([cloudflare.com](https://www.cloudflare.com)). Les machines qui répondent et qui conservent des comptes sont situées dans l’Union européenne : [ce qui est conservé](/confidentialite).",
    simulated:
      "Ceci est une simulation : elle tourne sur la machine de quelqu’un, sans vrai compteur ni vrai consentement.",
  },
  source: {
    title: "Code source",
    text: "Conso API est publié sous licence MIT : chacun peut le lire, le vérifier et tenir sa propre passerelle.",
    link: "Le code de cette passerelle",
    missing: "L’adresse du code de cette passerelle n’est pas indiquée.",
  },
} as const;
