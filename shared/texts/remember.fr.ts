/** What `/consommation` says of remembering a meter on this device. */
export const REMEMBER_FR = {
  label: "Se souvenir de ce compteur sur cet appareil",
  hint: "La prochaine fois, cette page s’ouvrira sans rien demander. À ne cocher que sur un appareil à vous.",
  kept: (day: string) =>
    `Cet appareil s’en souvient jusqu’au ${day}, ou jusqu’à six mois sans visite. Décochez pour l’oublier tout de suite.`,
  forgotten: "Oublié. Le jeton reste dans cet onglet jusqu’à sa fermeture.",
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
    done: "C’est fait : vos autres appareils ont oublié ce compteur.",
  },
  unable: "Ce navigateur ne permet pas de s’en souvenir : le stockage ou les cookies y sont bloqués.",
  unreachable: "La passerelle ne répond pas : réessayez dans un moment.",
} as const;
