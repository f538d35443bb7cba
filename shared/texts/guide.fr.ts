/** The guide. Where an address is shown, `SITE` stands for ours until the page knows it. */
export const GUIDE_FR = {
  title: "Documentation",
  description:
    "Lire son compteur Linky avec curl, JavaScript, Python, Home Assistant, Node-RED ou un tableur : adresses, unités, heures, quotas et toutes les erreurs.",
  lead: "Une adresse, un jeton, deux dates. Tout ce qu’il faut savoir tient sur cette page.",
  contents: "Sommaire",
  reference:
    "Chaque adresse en détail : [la référence de l’API](/documentation/api), [à essayer dans la page](/documentation/api#interactive).",
  site: "Dans les exemples, remplacez `https://conso.example` par l’adresse de ce site, `JETON` par votre jeton et `PRM` par les 14 chiffres de votre compteur.",

  start: {
    title: "Commencer",
    texts: [
      "Il faut un jeton. [Donnez votre consentement](/#pour-vous), ou [essayez sans compteur](/exemples#essai) : la démonstration répond comme la vraie, avec des relevés inventés.",
      "Puis, dans un terminal, votre consommation de la semaine :",
    ],
    answer: "La réponse :",
    note: "`start` est compris, `end` ne l’est pas : pour la seule journée du 21, demandez du 21 au 22. La dernière journée connue est celle d’hier.",
  },

  measures: {
    title: "Les mesures",
    texts: [
      "Cinq adresses, qui ne changeront jamais. Toutes prennent `prm`, `start` et `end`, avec l’en-tête `Authorization: Bearer` suivi du jeton.",
    ],
    head: ["Adresse", "Ce qu’elle donne", "Unité", "Au plus, en une demande"],
    rows: [
      ["`/api/daily_consumption`", "énergie consommée chaque jour", "Wh", "36 mois et 15 jours"],
      [
        "`/api/consumption_load_curve`",
        "puissance moyenne de chaque demi-heure",
        "W",
        "7 jours, sur les 24 derniers mois",
      ],
      [
        "`/api/consumption_max_power`",
        "puissance la plus forte de chaque jour, et sa seconde",
        "VA",
        "36 mois et 15 jours",
      ],
      ["`/api/daily_production`", "énergie injectée chaque jour", "Wh", "36 mois et 15 jours"],
      [
        "`/api/production_load_curve`",
        "puissance moyenne injectée, par demi-heure",
        "W",
        "7 jours, sur les 24 derniers mois",
      ],
    ],
    more: "Les mêmes mesures se lisent aussi telles qu’Enedis les écrit en 2026, avec deux de plus, les index : voir [la référence](/documentation/api). Un jour ou une demi-heure sans mesure est absent de la réponse : rien n’est inventé pour boucher un trou.",
  },

  times: {
    title: "Les unités et les heures",
    intro: "Trois pièges expliquent la plupart des erreurs de calcul.",
    points: [
      "**L’heure est celle de la fin.** `10:30` désigne la demi-heure de 10 h à 10 h 30. Un jour commence donc à `00:30` et finit à `00:00` du lendemain.",
      "**Des watts ne sont pas des wattheures.** La courbe donne une puissance moyenne. Pour l’énergie d’une demi-heure, divisez par deux : 1 200 W pendant ½ h font 600 Wh. Lisez `interval_length` : certains compteurs vont par quarts d’heure ou par heures.",
      "**L’heure est celle de Paris, sans décalage écrit.** Le dernier dimanche de mars a 46 demi-heures, celui d’octobre en a 50 : deux fois 2 h et 2 h 30, dans l’ordre où on les a vécues.",
    ],
    drawing:
      "Trois demi-heures. De 10 h à 10 h 30, 400 W en moyenne, soit 200 Wh, notés 10:30. De 10 h 30 à 11 h, 1 200 W, soit 600 Wh, notés 11:00. De 11 h à 11 h 30, 800 W, soit 400 Wh, notés 11:30.",
    stamped: "noté",
    dayDrawing:
      "Le jour du passage à l’heure d’hiver dure 25 heures : l’heure de 2 h à 3 h est vécue deux fois. Celui du passage à l’heure d’été en dure 23 : elle n’existe pas.",
    winter: "octobre : 50 demi-heures",
    summer: "mars : 46 demi-heures",
    maxPower:
      "La puissance maximale est en voltampères, comme la puissance souscrite de votre contrat : 6 kVA sont 6 000 VA.",
  },

  examples: {
    title: "Exemples à copier",
    list: [
      ["curl", "curl"],
      ["javascript", "JavaScript"],
      ["python", "Python"],
      ["home-assistant", "Home Assistant"],
      ["node-red", "Node-RED"],
      ["tableur", "Tableur"],
    ],
    javascript: "Dans une page, dans Node ou dans Deno, sans rien installer. L’API répond à toutes les origines.",
    python: "Avec la bibliothèque standard seule.",
    homeAssistant: [
      "Le plus simple est le module complémentaire **HA Linky** : il remplit les statistiques de l’onglet Énergie, passé compris. Dans sa configuration, donnez votre PRM et votre jeton, démarrez-le, et laissez-le faire.",
      "Pour une seule valeur, la consommation d’hier, dans `configuration.yaml` :",
    ],
    nodeRed:
      "Menu, Importer, collez : un appel chaque matin. Remplacez le jeton et le PRM dans le nœud « demande », et l’heure par [votre créneau](/#bonnes-manieres).",
    spreadsheet: [
      "Sans rien écrire : [les exemples](/exemples) donnent un fichier CSV, qui s’ouvre dans tout tableur.",
      "Dans Excel : Données, Obtenir des données, À partir d’autres sources, Requête vide, Éditeur avancé. Collez ceci, et choisissez l’accès anonyme :",
      "Avec LibreOffice, ou pour un fichier chaque matin :",
      "Google Sheets appelle depuis les serveurs de Google, souvent hors de l’Union européenne : la passerelle les refuse (`outside_eu`).",
    ],
  },

  tokens: {
    title: "Vos jetons",
    intro:
      "Un jeton est un mot de passe : donnez à chaque programme le sien, et rien de plus que ce dont il a besoin. Ces demandes ne coûtent aucun appel à Enedis.",
    me: "Ce qu’un jeton ouvre, jusqu’à quand, et les appels qui lui restent :",
    renew:
      "Un autre jeton, nommé, et s’il le faut plus étroit : `scope` se compose de `consumption`, `production`, `daily` et `load_curve`. Jamais plus large, jamais au-delà du consentement ; l’ancien reste valable. Un compteur en donne trente d’un coup, puis deux par heure.",
    merge: "Un seul jeton pour deux compteurs :",
    revoke: "Révoquer un jeton, sur-le-champ et pour toujours :",
    end: "Soixante jours avant la fin, chaque réponse porte l’en-tête `Token-Expires`.",
  },

  demo: {
    title: "Essayer sans compteur",
    texts: [
      "Mettez `/api/demo/` à la place de `/api/` : aucun jeton, aucun PRM, aucun quota. Les relevés sont **inventés**, toujours les mêmes pour un jour donné, marqués `SIMULE` et par l’en-tête `Conso-Api-Demo`. Chaque 12 du mois manque, six heures manquent le 20, et les jours de changement d’heure ont 46 et 50 demi-heures.",
      "`error=` suivi d’un code fait répondre cette erreur : de quoi écrire un programme qui s’en remet. Une année entière de demi-heures s’y demande d’un coup.",
    ],
  },

  quota: {
    title: "Le quota",
    texts: [
      "Un appel par jour suffit, [à votre créneau](/#bonnes-manieres). Enedis accorde 5 appels par seconde et 10 000 par heure à tous les compteurs ensemble. La passerelle attend votre tour pendant 25 secondes au plus, sans rien à faire de votre côté : donnez à votre programme un délai d’une minute.",
      "Au-delà, elle répond `429`. L’en-tête `Retry-After` est un rendez-vous, en secondes : revenez à cet instant, une place vous est gardée. Revenir plus tôt ne la rapproche pas.",
      "Les en-têtes `RateLimit` et `RateLimit-Policy` disent ce qui reste. Avec `Prefer: wait=5`, la passerelle n’attend que 5 secondes avant de refuser.",
      "Nous ne bloquons jamais une adresse IP : ce sont les appels d’un compteur qui comptent, pas d’où ils viennent.",
    ],
  },

  errors: {
    title: "Les erreurs",
    texts: [
      "Toute erreur est un document `application/problem+json`. `code` ne change jamais : c’est lui qu’un programme compare. `origin` dit qui doit agir, `retryable` si la même demande peut réussir plus tard, `remedy` que faire, `instance` est le numéro d’incident à donner si vous [signalez le problème](/signaler). En anglais si `Accept-Language` le préfère.",
      "`error` contient les mots d’Enedis, ou ceux qu’il aurait eus : les programmes écrits pour l’ancienne API les reconnaissent.",
    ],
    groups: {
      request: "Votre demande",
      gateway: "La passerelle",
      enedis: "Enedis",
      consent: "Le consentement",
    },
    origin: { client: "à vous d’agir", gateway: "passerelle", enedis: "Enedis" },
    spoken: "statut d’Enedis",
    retryable: "réessayer plus tard",
    final: "réessayer est inutile",
    cause: "Cause",
    remedy: "Remède",
  },
} as const;
