/** What only its page says: no script needs to carry it. */
export const CONSOMMATION_PAGE = {
  title: "Ma consommation",
  description:
    "Votre consommation d’électricité heure par heure, jour par jour, mois par mois, d’après votre compteur Linky. Tout est calculé dans votre navigateur, rien n’est conservé.",
  heading: "Ma consommation",
  lead: "Votre électricité, telle que votre compteur l’a mesurée. Tout est calculé dans votre navigateur : aucun relevé n’est conservé ici.",
  noScript:
    "Cette page dessine vos relevés dans votre navigateur : elle a besoin de JavaScript. Sans lui, vos programmes lisent les mêmes relevés avec [l’API](/documentation).",

  open: {
    title: "Ouvrir mon compteur",
    token: "Votre jeton",
    /** What a password manager calls the token that it keeps. */
    owner: "Mon compteur Linky",
    hint: "Il reste dans cet onglet et disparaît avec lui, sauf si vous demandez ensuite à cet appareil de s’en souvenir. Votre gestionnaire de mots de passe peut le garder.",
    submit: "Voir ma consommation",
    waiting: "Vos relevés arrivent…",
    none: "Pas encore de jeton ? [Donnez votre consentement](/api/auth) : cela prend deux minutes sur le site d’Enedis, et vous ramène ici. Ou regardez d’abord [un exemple](/consommation/exemple). Jeton perdu ? Un nouveau consentement en donne un autre [à partir du lendemain](/consentement/aide) du précédent.",
  },

  /** In the place of the opening sentence until it is there, and as long as it. */
  coming:
    "Ici, dès que les relevés sont là : ce que le logement a consommé hier et à peu près ce que cela a coûté, si c’est plus ou moins que les mêmes jours d’avant et qu’un an plus tôt, ce qu’il prend la nuit quand tout dort, et ce qui manque encore.",

  meter: {
    label: "Compteur",
    directions: { consumption: "Consommation", production: "Injection", both: "Les deux" },
    direction: "Sens",
  },

  period: {
    label: "Période",
    names: { day: "Jour", week: "7 jours", month: "Mois", year: "Année", three_years: "3 ans" },
    earlier: "Plus tôt",
    later: "Plus tard",
    calendar: "Aller à un jour",
  },

  view: {
    label: "Vue",
    names: {
      days: "Par jour",
      months: "Par mois",
      curve: "Courbe",
      hours: "Heures",
      peak: "Puissance",
      tariff: "Coût",
      carbon: "CO2",
    },
  },

  legend: {
    help: "Clavier : ← → pour parcourir, Entrée pour ouvrir, + et − pour agrandir, 0 pour tout revoir, Page ↑ ↓ pour changer de période.",
  },

  chart: {
    tools: "Graphique",
    zoomIn: "Agrandir",
    zoomOut: "Réduire",
    all: "Tout voir",
  },

  files: {
    title: "Garder ce qui est affiché",
    csv: "CSV",
    json: "JSON",
    png: "Image",
    print: "Imprimer",
    table: "Les valeurs en tableau",
  },
} as const;

/** What its scripts say too. */
export const CONSOMMATION = {
  /** By the direction that is looked at: what a meter counts of an installation is what leaves it. */
  headings: {
    consumption: { title: "Ma consommation", about: "" },
    production: {
      title: "Mon injection",
      about:
        "Ce que votre installation a injecté sur le réseau : votre production, moins ce que vous en avez consommé sur place.",
    },
    both: {
      title: "Ma consommation et mon injection",
      about:
        "Ce que vous avez pris au réseau, à côté de ce que vous y avez injecté. Ce que vous produisez et consommez sur place n’y est pas : le compteur ne le voit pas.",
    },
  },
  open: {
    empty: "Collez d’abord votre jeton : c’est la longue ligne affichée après le consentement.",
    malformed: "Ce texte n’est pas un jeton : il y en a trois parties séparées par des points, sans espace au milieu.",
  },

  meter: {
    named: (masked: string) => `Compteur ${masked}`,
    power: (kva: string) => `${kva} kVA souscrits`,
    offPeak: (ranges: string) => `heures creuses ${ranges}`,
    noOffPeak: "sans heures creuses",
    range: (from: string, to: string) => `de ${from} à ${to}`,
    and: " et ",
  },

  period: {
    between: (first: string, last: string) => `du ${first} au ${last}`,
    compare: "Comparer à l’année d’avant",
    nothingBefore: "Pas d’année d’avant à comparer : Enedis garde trois ans",
  },

  view: {
    titles: {
      days: "Énergie de chaque jour",
      months: "Énergie de chaque mois",
      curve: "Puissance moyenne, demi-heure par demi-heure",
      hours: "Énergie de chaque heure",
      peak: "Puissance maximale de chaque jour",
      tariff: "Énergie par période tarifaire",
      carbon: "CO2 émis en France pour votre électricité, heure par heure",
    },
    injected: {
      days: "Énergie injectée chaque jour",
      months: "Énergie injectée chaque mois",
      curve: "Puissance moyenne injectée, demi-heure par demi-heure",
      hours: "Énergie injectée chaque heure",
    },
    both: {
      days: "Énergie prise au réseau et injectée, jour par jour",
      months: "Énergie prise au réseau et injectée, mois par mois",
    },
  },

  progress: {
    reading: {
      daily: "Énergie quotidienne",
      load_curve: "Courbe de charge",
      max_power: "Puissance maximale",
      registers: "Index par période tarifaire",
      intensity: "Intensité carbone",
    },
    of: (what: string, from: string, to: string) => `${what}, ${from} → ${to}`,
    waiting: (what: string, seconds: number) =>
      `${what} : beaucoup de monde en ce moment, votre place est réservée. Reprise dans ${seconds} s.`,
    days: ["jour", "jours"],
    meter: "Votre compteur…",
    meterUnknown:
      "Enedis ne donne pas le contrat en ce moment : ni puissance souscrite ni heures creuses, et rien n’est inventé à leur place.",
  },

  /** The first form is of one day, the second of several. */
  absences: {
    published: ["à partir de 8 h", "à partir de 8 h le surlendemain"],
    notYet: [
      (days: string, when: string) =>
        `Le relevé ${days} n’est pas encore arrivé ; Enedis le publie en général ${when}.`,
      (days: string, when: string) =>
        `Les relevés ${days} ne sont pas encore arrivés ; Enedis les publie en général ${when}.`,
    ],
    late: [
      (days: string) =>
        `Le relevé ${days} est en retard ; certains compteurs sont publiés un à trois jours après les autres.`,
      (days: string) =>
        `Les relevés ${days} sont en retard ; certains compteurs sont publiés un à trois jours après les autres.`,
    ],
    hole: [
      (days: string) => `Enedis n’a pas le relevé ${days} ; un tel trou est parfois comblé plus tard.`,
      (days: string) => `Enedis n’a pas les relevés ${days} ; de tels trous sont parfois comblés plus tard.`,
    ],
    partial: (days: string, hours: string) => `Il manque à Enedis ${hours} de relevés ${days}.`,
    failed: (days: string) =>
      `Enedis a répondu par une erreur pour les relevés ${days} : rouvrez cette période plus tard.`,
    unreadable: (days: string) => `Enedis a donné des valeurs illisibles ${days} : elles sont laissées de côté.`,
    one: (day: string) => `du ${day}`,
    run: (first: string, last: string) => `du ${first} au ${last}`,
    many: (count: number, some: string) => `de ${count} jours (${some}…)`,
    and: (some: string, last: string) => `${some} et ${last}`,
  },

  figures: {
    total: "Total",
    taken: "Pris au réseau",
    injected: "Injecté",
    balance: { taken: "Pris de plus qu’injecté", injected: "Injecté de plus que pris" },
    mean: "Par jour, en moyenne",
    most: { days: "Plus forte consommation", months: "Plus forte consommation" },
    mostHour: "Pic",
    before: "Un an plus tôt, mêmes jours",
    change: "Écart",
    meanPower: "Puissance moyenne",
    mostPower: "Pic",
    peak: "Maximum",
    above: "Au-dessus de la puissance souscrite",
    margin: "Part de la puissance souscrite",
    cost: "Coût, hors abonnement",
    carbon: "Émissions",
    carbonKnown: "CO2 connu pour",
    carbonDays: (known: number, all: number) => `${known} jour${known < 2 ? "" : "s"} sur ${all}`,
    carbonShare: (share: string) => `${share} de la consommation`,
    carbonOf: (days: number) => (days < 2 ? "Émissions de ce jour" : `Émissions de ces ${days} jours`),
    perKwh: "En moyenne",
    weighed: "Consommation dont le CO2 est connu",
    gramsPerKwh: (grams: string) => `${grams} g par kWh`,
  },

  label: {
    none: "Pas de relevé",
    before: (value: string) => `Un an plus tôt : ${value}`,
    taken: (value: string) => `Pris au réseau : ${value}`,
    injected: (value: string) => `Injecté : ${value}`,
    partial: (days: string) => `${days} relevés`,
    hours: (from: string, to: string) => `${from} – ${to}`,
    again: " (deuxième passage)",
    mean: (value: string) => `Moyenne ${value}`,
    range: (least: string, most: string) => `De ${least} à ${most}`,
    reached: (time: string) => `Atteinte à ${time}`,
    ofSubscribed: (share: string) => `${share} de la puissance souscrite`,
    intensity: (grams: string) => `${grams} g de CO2 par kWh`,
    subscribed: (kva: string) => `Puissance souscrite : ${kva}`,
  },

  legend: {
    weekends: "samedis et dimanches",
    beforeDate: "En clair : la même date, un an plus tôt",
    beforeWeekday: "En clair : le même jour de la semaine, 52 semaines plus tôt",
    offPeak: "heures creuses",
    taken: "pris au réseau",
    injected: "injecté",
    band: "Bande : du minimum au maximum de chaque jour ; trait : moyenne. Agrandissez pour voir les demi-heures.",
    scale: (high: string) => `de 0 à ${high} et plus`,
    carbonScale: (high: string) => `de 0 à ${high} de CO2 et plus`,
    carbon:
      "Émissions directes des centrales françaises (RTE – éCO2mix, via ODRÉ), au quart d’heure, sans les importations.",
    carbonPart:
      "Pour le reste, la passerelle n’a pas encore l’intensité carbone de RTE, ou Enedis pas la courbe : rien n’est inventé à la place.",
    method: "Méthode et limites",
    onlyTotal: "Enedis garde les demi-heures deux ans : de ce jour, il ne reste que le total.",
  },

  clock: {
    back: (day: string) => `Le ${day} a 25 heures : à 3 h, il est revenu 2 h.`,
    forward: (day: string) => `Le ${day} a 23 heures : à 2 h, il était déjà 3 h.`,
  },

  chart: {
    kind: "graphique",
    hints: {
      bars: {
        touch: "Touchez une barre pour l’ouvrir, glissez pour lire ; pincez pour agrandir.",
        mouse: "Survolez une barre pour la lire, cliquez pour l’ouvrir.",
      },
      others: {
        touch: "Touchez le graphique pour lire une valeur ; pincez pour agrandir.",
        mouse: "Survolez le graphique pour lire une valeur, cliquez pour ouvrir le jour.",
      },
      closest: {
        touch: "Touchez le graphique pour lire une valeur ; pincez pour agrandir.",
        mouse: "Survolez le graphique pour lire une valeur, glissez pour agrandir.",
      },
    },
    open: "Ouvrir",
  },

  ask: {
    subscribed: "Puissance souscrite, en kVA (sur votre facture)",
    offPeak: "Heures creuses (exemple : 22:30-06:30)",
  },

  tariff: {
    calendar: "Calendrier",
    owners: { supplier: "du fournisseur", distributor: "du réseau" },
    choice: (owner: string, id: string) => `Calendrier ${owner} (${id})`,
    head: ["Période tarifaire", "Énergie", "Part", "Prix du kWh, en €", "Coût"],
    placeholder: "€ par kWh",
    price: (label: string) => `Prix du kWh, ${label}`,
    total: "Total",
    hint: "Tapez les prix de votre contrat : ils restent dans ce navigateur. L’abonnement et les taxes fixes ne sont pas comptés.",
    untold: "Le compteur a été remplacé : l’énergie de ce jour n’est pas connue, et n’est pas comptée.",
    tomorrow: "L’index d’un jour est donné le surlendemain : il n’y a encore rien pour cette période.",
  },

  table: {
    caption: (title: string, when: string) => `${title}, ${when}`,
    hours: { energy: "Énergie de chaque heure, en kWh", carbon: "CO2 de chaque heure, en g" },
    hour: "Heure",
    energy: "Énergie (kWh)",
    before: "Un an plus tôt (kWh)",
    taken: "Pris au réseau (kWh)",
    injected: "Injecté (kWh)",
    peak: "Puissance maximale (kVA)",
    reached: "Atteinte à",
    day: "Jour",
    month: "Mois",
    total: "Total",
  },

  trouble: {
    expected: (when: string) => `Données attendues ${when}`,
    today: "aujourd’hui à partir de 8 h",
    tomorrow: "demain à partir de 8 h",
    byTomorrow: "d’ici demain",
    unpublished: {
      notYet: {
        day: "Enedis n’a pas encore publié cette journée. D’habitude, les relevés de la veille arrivent à partir de 8 h.",
        days: "Enedis n’a pas encore publié ces journées. D’habitude, les relevés de la veille arrivent à partir de 8 h.",
      },
      late: {
        day: "Enedis n’a pas encore publié cette journée, alors que la veille arrive d’habitude à partir de 8 h : elle est en retard.",
        days: "Enedis n’a pas encore publié ces journées, alors que la veille arrive d’habitude à partir de 8 h : elles sont en retard.",
      },
      remedy:
        "Revenez à ce moment-là. Certains compteurs ont un à trois jours de retard : « Plus tôt » montre les jours déjà arrivés.",
    },
    /** The API speaks to programs: for people these are said otherwise. */
    verdicts: {
      collection_off: {
        detail:
          "Enedis n’a pas de demi-heures pour ce compteur : leur enregistrement ou leur collecte n’est sans doute pas activé.",
        remedy:
          "Dans votre compte sur enedis.fr, activez « Enregistrement et collecte de ma consommation horaire » : la courbe commence le lendemain. En attendant, les vues par jour et par mois restent là.",
      },
      hole: {
        detail: "Enedis n’a aucun relevé sur cette période, pourtant assez ancienne pour être publiée.",
        remedy: "Regardez une période plus longue, ou revenez dans quelques jours : les trous sont parfois comblés.",
      },
    },
    looking: "Pas de relevé sur cette période : recherche de la raison…",
    remedy: "Que faire ?",
    unreachable: "La passerelle ne répond pas.",
    unreachableAdvice: "Vérifiez votre connexion, puis réessayez.",
    again: "Réessayer",
    noCarbon: (when: string) =>
      `La passerelle n’a pas l’intensité carbone ${when} : RTE ne l’a pas encore publiée, ou elle n’est pas encore archivée ici. Votre consommation, elle, est dans les autres vues.`,
    tooOld: "Enedis garde les demi-heures deux ans, et le reste trois ans : cette période est plus ancienne.",
  },
} as const;
