/** The guide. */
export const GUIDE = {
  title: "Documentation",
  description:
    "Lire son compteur Linky avec curl, JavaScript, Python ou tout autre programme : adresses, unités, heures, quotas et toutes les erreurs.",
  lead: "Une adresse, un jeton, deux dates : votre premier relevé tient en une commande.",
  contents: "Sommaire",
  pages: {
    "/documentation": "Commencer",
    "/documentation/releves": "Les relevés",
    "/documentation/formats": "Formats et diagnostic",
    "/documentation/home-assistant": "Home Assistant",
    "/documentation/programmes": "Programmes à copier",
    "/documentation/jetons": "Jetons et quota",
    "/documentation/erreurs": "Les erreurs",
    "/documentation/api": "Référence de l’API",
  },
  site: "Dans les exemples, remplacez `https://conso.example` par l’adresse de ce site, `JETON` par votre jeton et `PRM` par les 14 chiffres de votre compteur.",
  placeholders: "Dans les exemples, remplacez JETON par votre jeton et PRM par les 14 chiffres de votre compteur.",
  yours: (meter: string) =>
    `Ces exemples contiennent déjà votre jeton et votre compteur ${meter}. Ils sont masqués ici ; « Copier » les met en entier : ne publiez pas ce que vous collez.`,
  answer: "La réponse :",
  copy: {
    command: "la commande",
    commands: "les commandes",
    answer: "la réponse",
    program: "le programme",
  },

  start: {
    title: "Commencer",
    texts: [
      "Il vous faut un jeton. [Donnez votre consentement](/#pour-vous), ou [essayez sans compteur](/exemples#essai) : la démonstration répond comme l’API réelle, avec des relevés inventés.",
      "Puis, dans un terminal, votre consommation de la semaine :",
    ],
    note: "`start` est compris, `end` ne l’est pas : pour la journée du 21, demandez du 21 au 22. La dernière journée disponible est celle d’hier.",
  },

  next: {
    title: "La suite",
    points: [
      "[Les relevés](/documentation/releves) : ce qui est mesuré, dans quelle unité, à quelle heure.",
      "[Formats et diagnostic](/documentation/formats) : JSON, CSV pour tableur, Home Assistant ; et pourquoi des relevés manquent.",
      "[Brancher un programme](/brancher) : Home Assistant, Jeedom, Node-RED, tableur, cron… ; [Programmes à copier](/documentation/programmes) : curl, JavaScript, Python.",
      "[Jetons et quota](/documentation/jetons) : un jeton par usage, et la bonne heure pour appeler.",
      "[La référence de l’API](/documentation/api) détaille chaque adresse, à [essayer en ligne](/documentation/api#interactive).",
    ],
  },

  readings: {
    title: "Les relevés",
    description:
      "Énergie par jour, puissance par demi-heure, puissance maximale : adresses, unités, heures de début et de fin.",
    lead: "Ce que le compteur mesure, dans quelle unité, et à quelle heure cela se rapporte.",
  },
  programs: {
    title: "Programmes à copier",
    description: "Lire son compteur Linky avec curl, JavaScript ou Python, et la démonstration pour les essayer.",
    lead: "Chaque exemple est exécuté tel quel par nos tests, dans son propre programme.",
  },
  tokensAndQuota: {
    title: "Jetons et quota",
    description: "Obtenir, restreindre, réunir et révoquer des jetons ; combien d’appels, et quand les faire.",
    lead: "Un jeton par usage, et un appel par jour à la bonne heure.",
  },

  measures: {
    title: "Les mesures",
    texts: [
      "Cinq adresses, qui ne changeront jamais. Chacune prend `prm`, `start` et `end`, avec l’en-tête `Authorization: Bearer` suivi du jeton.",
    ],
    head: ["Adresse", "Mesure", "Unité", "Maximum par demande"],
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
        "puissance maximale de chaque jour, avec l’heure à la seconde",
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
    more: "Les mêmes mesures existent aussi au format 2026 d’Enedis, avec deux de plus, les index : voir [la référence](/documentation/api). Un jour ou une demi-heure sans mesure est absent de la réponse : aucune valeur n’est inventée pour combler un trou.",
  },

  times: {
    title: "Les unités et les heures",
    intro: "Trois pièges expliquent la plupart des erreurs de calcul.",
    points: [
      "**L’heure est celle de la fin.** `10:30` désigne la demi-heure de 10 h à 10 h 30. Un jour commence donc à `00:30` et finit à `00:00` du lendemain.",
      "**Des watts ne sont pas des wattheures.** La courbe donne une puissance moyenne. Pour l’énergie d’une demi-heure, divisez par deux : 1 200 W pendant ½ h font 600 Wh. Lisez `interval_length` : certains compteurs mesurent par quart d’heure ou par heure.",
      "**L’heure est celle de Paris, sans décalage écrit.** Le dernier dimanche de mars a 46 demi-heures, celui d’octobre en a 50 : 2 h et 2 h 30 y figurent deux fois, dans l’ordre chronologique.",
    ],
    drawing:
      "Trois demi-heures. De 10 h à 10 h 30, 400 W en moyenne, soit 200 Wh, notés 10:30. De 10 h 30 à 11 h, 1 200 W, soit 600 Wh, notés 11:00. De 11 h à 11 h 30, 800 W, soit 400 Wh, notés 11:30.",
    stamped: "noté",
    dayDrawing:
      "Le jour du passage à l’heure d’hiver dure 25 heures : l’heure de 2 h à 3 h se répète. Celui du passage à l’heure d’été en dure 23 : elle n’existe pas.",
    winter: "octobre : 50 demi-heures",
    summer: "mars : 46 demi-heures",
    maxPower:
      "La puissance maximale est en voltampères, comme la puissance souscrite de votre contrat : 6 kVA sont 6 000 VA.",
  },

  examples: {
    title: "Exemples à copier",
    choice: "Programme",
    list: [
      ["curl", "curl"],
      ["javascript", "JavaScript"],
      ["python", "Python"],
      ["conso", "conso"],
    ],
    javascript:
      "Dans une page web, Node ou Deno, sans rien installer. L’API accepte les appels de toutes les origines (CORS).",
    python: "Avec la seule bibliothèque standard.",
    conso:
      "Notre commande, pour toute passerelle : elle demande le jeton une fois, et un fichier reprend là où il s’est arrêté.",
    connect:
      "Home Assistant, Jeedom, Domoticz, Node-RED, Grafana, un tableur ou cron ? Leurs réglages sont à la page [Brancher](/brancher).",
  },

  tokens: {
    title: "Vos jetons",
    intro:
      "Un jeton est un mot de passe : donnez à chaque programme le sien, limité à ce dont il a besoin. Ces demandes ne consomment pas le quota d’Enedis.",
    copy: {
      me: "la commande qui décrit le jeton",
      renew: "la commande qui donne un autre jeton",
      merge: "la commande qui réunit deux jetons",
      revoke: "la commande qui révoque",
    },
    me: "Ce à quoi un jeton donne accès, jusqu’à quand, et les appels qui lui restent :",
    renew:
      "Obtenir un autre jeton, avec un nom et, au besoin, un accès plus restreint : `scope` combine `consumption`, `production`, `daily` et `load_curve`. Le nouveau jeton n’accorde jamais plus de droits que l’ancien, qui reste valable, et ne dépasse jamais la fin du consentement. Chaque compteur permet d’en obtenir trente d’affilée, puis deux par heure.",
    merge: "Réunir deux compteurs sous un seul jeton, `AUTRE` étant celui du second :",
    revoke: "Révoquer un jeton, immédiatement et définitivement :",
    end: "Dans les soixante jours qui précèdent l’expiration, chaque réponse porte l’en-tête `Token-Expires`.",
    devices:
      "Un appareil sans navigateur obtient le sien par un code (RFC 8628) : il le demande à `/api/v2/device_authorization`, son propriétaire le tape sur [la page des appareils](/appareil), et l’appareil reçoit son jeton de `/api/v2/token`, une seule fois. La commande `conso auth` fait tout cela ; une bibliothèque OAuth trouve les adresses dans `/.well-known/oauth-authorization-server`.",
  },

  demo: {
    title: "Essayer sans compteur",
    texts: [
      "Remplacez `/api/` par `/api/demo/` : ni jeton, ni PRM, ni quota. Les relevés sont **inventés**, toujours les mêmes pour un jour donné, et signalés par `SIMULE` et par l’en-tête `Conso-Api-Demo`. Le 12 de chaque mois est absent, six heures manquent le 20, et les jours de changement d’heure ont 46 et 50 demi-heures.",
      "Avec `error=` suivi d’un code, la démonstration répond par cette erreur : de quoi vérifier que votre programme la gère. Une année entière de demi-heures s’obtient en une seule demande.",
    ],
  },

  quota: {
    title: "Le quota",
    texts: [
      "Un appel par jour suffit, [à votre créneau](/#bonnes-manieres). Enedis accorde 5 appels par seconde et 10 000 par heure à tous les compteurs ensemble. Votre demande attend son tour pendant 25 secondes au plus, sans rien à faire de votre côté : laissez à votre programme une minute avant d’abandonner.",
      "Au-delà, elle répond `429`. L’en-tête `Retry-After` fixe un rendez-vous, en secondes : revenez à cet instant, une place vous est réservée. Revenir plus tôt ne fait rien gagner.",
      "Les en-têtes `RateLimit` et `RateLimit-Policy` indiquent ce qui reste. Avec `Prefer: wait=5`, la passerelle n’attend que 5 secondes avant de refuser.",
      "Le quota se compte par compteur, quelle que soit l’adresse IP d’où viennent les appels.",
      "La même demande, cent fois en dix minutes, est une boucle : elle répond `quota_loop` jusqu’à ce que le programme se taise. Il suffit qu’il demande une fois par jour, à la minute de `/api/v2/slot`, et garde ce qu’il a lu.",
      "Donnez à votre programme un en-tête `User-Agent` qui le nomme, avec un moyen de vous joindre. Rien ne l’exige, et la passerelle ne le garde pas : il aide seulement la personne qui la tient à reconnaître un programme qui s’emballe.",
    ],
  },

  errors: {
    title: "Les erreurs",
    description: "Chaque code d’erreur de l’API, par famille : sa cause, son remède, et s’il faut réessayer.",
    lead: "Chaque erreur dit qui doit agir, s’il faut réessayer et que faire.",
    texts: [
      "Toute erreur est un document `application/problem+json`. `code` ne change jamais : c’est lui que votre programme doit tester. `origin` indique qui doit agir, `retryable` si la même demande peut réussir plus tard, `remedy` ce qu’il faut faire, et `instance` le numéro d’incident à donner si vous [signalez le problème](/signaler). Les textes sont en anglais si l’en-tête `Accept-Language` le demande.",
      "`error` reprend le code d’erreur d’Enedis, ou celui qu’Enedis aurait donné : les programmes écrits pour l’ancienne API les reconnaissent.",
    ],
    reading: "Lire une erreur",
    index: "Tous les codes, par famille",
    families: {
      request: {
        path: "demande",
        title: "La demande",
        page: "Erreurs : la demande",
        lead: "La demande elle-même ne va pas : une date, un paramètre, une adresse, ou trop de demandes.",
      },
      token: {
        path: "jeton",
        title: "Le jeton",
        page: "Erreurs : le jeton",
        lead: "Le jeton manque, n’est plus valable, ou n’ouvre pas ce qui est demandé.",
      },
      readings: {
        path: "releves",
        title: "Les relevés absents",
        page: "Erreurs : les relevés absents",
        lead: "La demande est bonne, et il n’y a pas de relevé : chaque code dit pourquoi.",
      },
      enedis: {
        path: "enedis",
        title: "Enedis",
        page: "Erreurs : Enedis",
        lead: "Enedis a refusé, tardé, ou n’a pas répondu. Le plus souvent il suffit d’attendre.",
      },
      gateway: {
        path: "passerelle",
        title: "La passerelle",
        page: "Erreurs : la passerelle",
        lead: "La passerelle elle-même fait attendre, ou ne va pas bien.",
      },
      consent: {
        path: "consentement",
        title: "Le consentement",
        page: "Erreurs : le consentement",
        lead: "Ce qui peut arriver entre le départ vers Enedis et le jeton.",
      },
      pairing: {
        path: "appareil",
        title: "L’appareil à relier",
        page: "Erreurs : l’appareil à relier",
        lead: "Ce qui peut arriver entre le code d’un appareil et son jeton.",
      },
      impact: {
        path: "impact",
        title: "Le calcul d’impact",
        page: "Erreurs : le calcul d’impact",
        lead: "Ce que le calcul du coût environnemental refuse.",
      },
    },
    origin: { client: "à vous d’agir", gateway: "passerelle", enedis: "Enedis" },
    upstream: "statut d’Enedis",
    retryable: "réessayer plus tard",
    final: "réessayer est inutile",
    cause: "Cause",
    remedy: "Remède",
  },
} as const;
