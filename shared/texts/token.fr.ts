/** What the page of a token says, with its files and the pages behind its buttons. */
export const TOKEN = {
  title: "Votre jeton est prêt",
  lead: "Ce jeton permet à vos programmes de lire les relevés de votre compteur. Il s’affiche pendant dix minutes : copiez-le maintenant.",
  leadOnce:
    "Ce jeton permet à vos programmes de lire les relevés de votre compteur. Il ne s’affiche que cette fois : copiez-le maintenant.",
  see: "Voir ma consommation",
  meter: "Compteur",
  name: "Nom",
  nameOf: (most: number) => `Nom, ${most} caractères au plus`,
  opens: "Donne accès à",
  words: { consumption: "consommation", production: "production", daily: "par jour", load_curve: "par demi-heure" },
  validUntil: "Valable jusqu’au",
  yours: "Votre jeton",
  copy: {
    token: "le jeton",
    curl: "la commande curl",
    conso: "la commande conso",
    linky: "la commande linky",
    cron: "la ligne de cron",
  },
  download: "Télécharger le jeton",
  calendarLink: "Ajouter l’échéance à mon agenda",
  selectHint: "Un clic sur un cadre en sélectionne tout le texte.",
  secrecy:
    "Gardez-le comme un mot de passe : toute personne qui le possède peut lire votre consommation. Nous n’en gardons aucune copie.",

  tryIt: "Essayer le jeton",
  withCurl: "Dans un terminal, votre consommation des sept derniers jours :",
  withConso: "Avec [notre commande](/brancher#commande) `conso`, qui vous demandera ce jeton :",
  withLinky: "Avec le programme « linky », une fois pour toutes :",
  delay: "Si vous venez de donner le partage, les premières données peuvent prendre jusqu’à un jour pour arriver.",

  slot: {
    title: "Votre créneau",
    text: "L’heure conseillée pour un appel chaque jour, après la publication d’Enedis et à l’écart de l’affluence. Elle est calculée d’après votre compteur et ne change pas.",
    cron: "Pour cron, la ligne entière : les sept derniers jours, chaque matin :",
  },
  connect: {
    title: "Brancher un programme",
    text: "Home Assistant, Jeedom, Domoticz, Node-RED, Grafana, tableur : leurs réglages, déjà remplis avec ce jeton.",
    link: "Voir les réglages",
  },

  another: {
    title: "Un jeton par usage",
    hint: "Donnez à chaque programme son propre jeton : un nom pour le reconnaître, et seulement les accès dont il a besoin. Celui-ci reste valable.",
    choices: {
      "": "toutes les mesures",
      daily: "les valeurs par jour seulement",
      consumption: "la consommation seulement",
      "consumption daily": "la consommation par jour seulement",
      production: "la production seulement",
      "production daily": "la production par jour seulement",
    },
    button: "Obtenir un autre jeton",
  },

  others: {
    title: "Vous aviez déjà un jeton pour ce compteur ?",
    hint: "Les jetons délivrés avant ce consentement restent valables. S’ils sont perdus, volés ou inutiles, vous pouvez les révoquer tous. Seul celui-ci reste valable.",
    open: "Révoquer les autres jetons…",
    sure: "Les programmes qui les utilisent seront refusés dès leur prochain appel. C’est immédiat et définitif.",
    button: "Oui, révoquer tous les autres jetons",
  },
  replayed: {
    title: "Un autre navigateur a présenté votre partage",
    text: "Dans les dernières 24 heures, un autre navigateur est revenu ici avec le numéro de votre partage. C’est peut-être le vôtre, lors d’un essai précédent. Sinon, quelqu’un connaît ou a deviné ce numéro : sans les chiffres de votre compteur, il n’a rien obtenu, et vous seul avez ce jeton.",
  },
  othersRevoked: {
    title: "Autres jetons révoqués",
    lead: "Seul le jeton que vous venez d’obtenir donne encore accès à ce compteur.",
    advice: "Donnez-le à chacun des programmes qui utilisaient un autre jeton.",
    back: "Revoir le jeton",
  },

  withdraw: {
    title: "Reprendre l’accès",
    text: "Pour retirer tout accès, supprimez le partage dans [votre compte Enedis](https://mon-compte-particulier.enedis.fr), à la page des partages. Pour ce seul jeton, révoquez-le ici.",
    open: "Révoquer ce jeton…",
    sure: "Les programmes qui l’utilisent seront refusés dès leur prochain appel. C’est immédiat et définitif : il ne pourra pas être rétabli.",
    sureToday:
      "Votre consentement date d’aujourd’hui : **un nouveau consentement ne donnera de jeton que demain.** S’il vous en faut un autre aujourd’hui, créez-le d’abord ci-dessus.",
    button: "Oui, révoquer ce jeton",
  },
  revoked: {
    title: "Jeton révoqué",
    lead: "Ce jeton ne donne plus accès à rien : les programmes qui l’utilisaient seront refusés dès leur prochain appel.",
    share: "Le partage chez Enedis, lui, est toujours actif, et vos autres jetons restent valables.",
    again: "Pour un nouveau jeton",
  },

  none: {
    title: "Aucun jeton à afficher",
    lead: "Un jeton ne s’affiche que dans le navigateur qui l’a obtenu, pendant dix minutes. Nous n’en gardons aucune copie.",
    again: "Si vous ne l’avez pas copié à temps",
  },

  newToken: {
    ifToday: "**Vous avez consenti aujourd’hui ?**",
    isToday: "Vous avez consenti aujourd’hui.",
    today:
      "Un nouveau consentement serait **refusé jusqu’à demain** : Enedis ne date un partage qu’au jour près, deux partages du même jour comptent donc pour un seul, et un partage ne donne qu’un jeton. Demain, retirez ce partage dans [votre compte Enedis](https://mon-compte-particulier.enedis.fr), puis recommencez ici.",
    ifBefore: "**Votre consentement est plus ancien ?**",
    before:
      "Retirez d’abord ce partage dans [votre compte Enedis](https://mon-compte-particulier.enedis.fr), puis recommencez ici : le nouveau jeton arrive tout de suite.",
    meanwhile:
      "En attendant, un jeton déjà confié à un programme continue de lire, et peut [en donner un autre](/documentation/jetons). Le compteur d’essai, lui, répond comme le vôtre : de quoi préparer vos programmes.",
    restart: "Recommencer",
    try: "Essayer sans compteur",
  },

  calendar: {
    title: "Conso API : fin du jeton Linky",
    description: "Redonnez votre consentement pour obtenir un nouveau jeton, puis remplacez-le dans vos programmes.",
  },
} as const;
