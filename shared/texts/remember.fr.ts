/** What `/consommation` says of remembering, joining and erasing, in its page. */
export const REMEMBER = {
  label: "Se souvenir de ce compteur sur cet appareil",
  hint: "La prochaine fois, cette page s’ouvrira sans rien demander. À ne cocher que sur un appareil à vous.",
  summary: "Ce qui est gardé, et jusqu’à quand",
  details: [
    "Un jeton propre à cet appareil, chiffré, dans un cookie qu’aucun script ne lit et que ce site est seul à recevoir. La clé reste dans ce navigateur : une copie du cookie ne s’ouvre nulle part ailleurs. Aucun relevé n’est gardé.",
    "Il s’efface six mois après votre dernière visite, ou à la fin du jeton. Safari l’oublie plus tôt, après sept jours sans visite, sauf si la page est sur votre écran d’accueil.",
    "Une autre personne qui se sert de votre session, sur cet appareil, verra votre consommation.",
  ],
  elsewhere: {
    open: "Appareil perdu, vendu ou prêté ?",
    text: "Vos autres appareils qui se souviennent de ce compteur l’oublieront dès maintenant. Les programmes qui ont reçu leur jeton de l’un d’eux s’arrêteront aussi ; les autres continuent.",
    button: "Oublier sur mes autres appareils",
  },
  keeping: {
    title: "Vos compteurs et votre jeton",
    copyOpen: "Garder le jeton ailleurs",
    copyText:
      "Pour un autre appareil, un programme ou votre gestionnaire de mots de passe. Qui l’a lit vos relevés : ne le donnez qu’à qui vous voulez.",
    copy: "Copier le jeton de cet onglet",
  },
  naming: {
    label: "Nom de ce compteur, pour vous",
    button: "Garder ce nom",
    hint: "Chiffré avec le reste, sur cet appareil seulement.",
  },
  joining: {
    open: "Plusieurs compteurs ?",
    texts: [
      "Un consentement n’ouvre qu’un compteur. [Donnez-en un pour l’autre](/api/auth), puis réunissez-les ici : un seul jeton les lira tous les deux, dans cette page et dans vos programmes. Les deux jetons d’avant restent valables.",
    ],
    label: "Jeton de l’autre compteur",
    button: "Réunir",
  },
  erasing: {
    open: "Effacer de ce navigateur",
    sure: "Le jeton disparaît de ce navigateur, de tous ses onglets, et cet appareil l’oublie. **Si vous ne l’avez gardé nulle part ailleurs**, il faudra un nouveau consentement, possible demain s’il date d’aujourd’hui.",
    button: "Oui, effacer",
  },
} as const;

/** What its scripts answer. */
export const REMEMBERED = {
  kept: (day: string) =>
    `Cet appareil s’en souvient jusqu’au ${day}, ou jusqu’à six mois sans visite. Décochez pour l’oublier tout de suite.`,
  forgotten: "Oublié. Le jeton reste dans cet onglet jusqu’à sa fermeture.",
  elsewhere: "C’est fait : vos autres appareils ont oublié ce compteur.",
  copied: "Copié.",
  notCopied: "Ce navigateur ne permet pas de copier.",
  named: "Nom gardé.",
  join: (labels: string) => `Réunir avec ${labels}`,
  malformed: "Ce texte n’est pas un jeton.",
  joined:
    "Réunis : le jeton de cet onglet lit maintenant tous ces compteurs. Copiez-le ci-dessous pour vos programmes.",
  unable: "Ce navigateur ne permet pas de s’en souvenir : le stockage ou les cookies y sont bloqués.",
  unreachable: "La passerelle ne répond pas : réessayez dans un moment.",
} as const;
