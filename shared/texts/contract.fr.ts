/** What only the page says of a contract. */
export const CONTRACT_PAGE = {
  title: "Mon contrat me convient-il ?",
  hint: "Votre dernière année, calculée dans ce navigateur : ce qu’elle aurait coûté avec chaque option du Tarif Bleu, et la puissance qui aurait suffi.",
  examine: "Examiner ma dernière année",
} as const;

/** What its scripts say. */
export const CONTRACT = {
  options: { base: "Base", offPeak: "Heures creuses", tempo: "Tempo" },
  inOption: { base: "en option Base", offPeak: "en heures creuses", tempo: "en Tempo" },
  theOption: { base: "l’option Base", offPeak: "l’option heures creuses", tempo: "Tempo" },
  ownPrices: "Mon contrat, à mes prix",
  rates: {
    base: "Base",
    offPeak: "Heures creuses",
    peak: "Heures pleines",
    blueOffPeak: "Bleu, heures creuses",
    bluePeak: "Bleu, heures pleines",
    whiteOffPeak: "Blanc, heures creuses",
    whitePeak: "Blanc, heures pleines",
    redOffPeak: "Rouge, heures creuses",
    redPeak: "Rouge, heures pleines",
  },

  reading: (what: string, share: string) => `${what}, ${share}`,
  computing: "Calcul…",
  busy: (seconds: number) => `Beaucoup de monde en ce moment : reprise dans ${seconds} s.`,
  nothing: "Il n’y a encore aucun relevé à examiner : revenez quand les premiers jours seront arrivés.",
  unreadable: "Une valeur de la courbe est illisible : rien n’est calculé à partir d’elle.",
  unreachable: "La passerelle ne répond pas : réessayez dans un instant.",
  failed: "Le calcul n’a pas abouti dans ce navigateur : rechargez la page, puis réessayez.",

  verdict: {
    /** The first form is of a whole year, the second of fewer days. */
    period: [() => "Sur un an", (days: number) => `Sur ${days} jours seulement`],
    fits: (period: string, own: string, cost: string) =>
      `${period}, votre contrat vous convient : ${own}, aux prix d’aujourd’hui, ${cost} ; aucune autre option du Tarif Bleu ne fait mieux.`,
    better: (period: string, option: string, cost: string, saved: string, own: string) =>
      `${period}, ${option} aurait coûté ${saved} de moins : ${cost} au lieu de ${own}, aux prix d’aujourd’hui.`,
    alone: (period: string, option: string, cost: string) =>
      `${period}, ${option} : ${cost}, aux prix d’aujourd’hui. Les autres options ne se calculent pas ici.`,
    unknownOwn: (period: string, others: string) =>
      `${period}, le coût de votre contrat n’est pas connu en entier${others}. La raison est écrite plus bas.`,
    others: (option: string, cost: string) => ` ; ${option}, ce serait ${cost}`,
    none: "Rien ne peut encore être conclu : la raison est écrite plus bas.",
    partial: (days: number) =>
      `Il manque des relevés sur ${days} jour${days < 2 ? "" : "s"} : ces totaux sont partiels.`,
  },

  guessed: {
    option: (option: string) => `Votre option n’est pas connue : « ${option} » est supposée.`,
    kva: (kva: string) => `Votre puissance n’est pas connue : ${kva} sont supposés.`,
    change: "Corrigez-le dans « Mon contrat ».",
  },

  power: {
    title: "Puissance souscrite",
    right: (kva: string) => `${kva} suffisent, et pas moins : c’est votre puissance.`,
    enough: (kva: string, saved: string) => `${kva} auraient suffi${saved}.`,
    saved: (euros: string) => ` : l’abonnement coûterait ${euros} de moins par an`,
    more: (kva: string) => `La puissance appelée a dépassé celle du contrat : il aurait fallu ${kva}.`,
    margin: (margin: string) => `Le jour le plus chargé en laissait ${margin}.`,
    tight: (margin: string) => `C’est juste : le jour le plus chargé n’en laissait que ${margin}.`,
    deciding: (days: string) => `Ce qui décide : ${days}.`,
    all: (count: number) => `${count} jours dépassent la puissance d’en dessous.`,
    day: (day: string, power: string) => `le ${day} (${power})`,
    missing: (days: number) => `${days} jour${days < 2 ? "" : "s"} sans valeur.`,
    noPeak: "Enedis n’a pas de puissance maximale pour cette période : rien n’est dit de l’abonnement.",
    above: (power: string) => `Le maximum, ${power}, dépasse toutes les puissances du Tarif Bleu.`,
    phases: "En triphasé, chaque phase a le tiers de la puissance : ces chiffres ne le voient pas.",
  },

  hours: {
    title: "Heures creuses",
    movedAfter: (day: string) =>
      `Vos heures creuses ont changé le ${day} : celles d’aujourd’hui valent depuis ce jour. Avant, la courbe et l’index ne s’accordent plus ; cette énergie est laissée de côté en heures creuses. Si vous connaissez les anciennes, tapez-les avec leur premier jour dans « Mon contrat ».`,
    movedBefore: (day: string) =>
      `Vos heures creuses ont changé le ${day} : celles que connaît Enedis valaient jusque-là. Depuis, l’énergie est laissée de côté en heures creuses. Tapez les nouvelles avec leur premier jour dans « Mon contrat » : elles sont sur votre facture.`,
    confirmed: (ranges: string, day: string) =>
      `Celles d’aujourd’hui, ${ranges}, valent depuis le ${day} au moins : l’index de votre compteur le confirme.`,
    unconfirmed: (ranges: string) =>
      `Enedis donne ${ranges}, sans dire depuis quand, et aucun index ne le confirme : elles ne s’appliquent à rien tant que vous n’avez pas tapé leur premier jour dans « Mon contrat ».`,
    unknown:
      "Aucune heure creuse n’est connue : tapez celles que vous auriez, avec leur premier jour, dans « Mon contrat » pour calculer cette option.",
    approximate: (energy: string) =>
      `Des plages commencent au milieu d’une demi-heure : ${energy} sont partagés au prorata des minutes, à peu près.`,
    range: (from: string, to: string) => `de ${from} à ${to}`,
    and: " et ",
  },

  tempo: {
    title: "Tempo",
    now: (today: string, tomorrow: string) => `Aujourd’hui : ${today}. Demain : ${tomorrow}.`,
    colours: { blue: "bleu", white: "blanc", red: "rouge", unknown: "couleur pas encore connue" },
    silent: "La passerelle n’a pas de couleurs en ce moment.",
  },

  left: {
    title: "Laissé de côté",
    missing: (hours: string, days: number) => `${hours} sans relevé, sur ${days} jour${days < 2 ? "" : "s"}`,
    uncoloured: (energy: string, days: number) =>
      `${energy} de ${days} jour${days < 2 ? "" : "s"} Tempo dont la couleur n’est pas connue`,
    withoutHours: (energy: string) => `${energy} dont les heures creuses ne sont pas connues`,
    unpriced: (energy: string, days: number) => `${days} jour${days < 2 ? "" : "s"} sans prix connu (${energy})`,
  },

  picture: (text: string) => `Coût de la période par option : ${text}`,
  partial: "partiel",
  own: "le vôtre",
  notOffered: "fermée aux nouveaux clients",

  table: {
    caption: (from: string, to: string) => `Du ${from} au ${to}, abonnement et taxes compris`,
    head: ["Option", "Aux prix de chaque jour", "Aux prix d’aujourd’hui"],
    lines: (option: string) => `Le détail : ${option}`,
    linesHead: ["Quoi", "Prix depuis le", "Quantité", "Prix", "Coût"],
    inForce: (option: string) => `${option}, aux prix de chaque jour`,
    todays: (option: string) => `${option}, aux prix d’aujourd’hui`,
    subscription: (kva: string) => `Abonnement, ${kva}`,
    days: (count: number) => `${count} jour${count < 2 ? "" : "s"}`,
    perKwh: (cents: string) => `${cents} ct€/kWh`,
    perMonth: (euros: string) => `${euros}/mois`,
    total: "Total",
    csv: "CSV",
    file: "contrat",
  },

  files: {
    kind: "calcul",
    option: "option",
    from: "prix_depuis",
    what: "poste",
    energy: "energie_kwh",
    days: "jours",
    price: "prix",
    unit: "unite",
    cost: "cout_eur",
    inForce: "prix_de_chaque_jour",
    todays: "prix_d_aujourd_hui",
    subscription: "abonnement",
    perKwh: "ct_par_kwh",
    perMonth: "eur_par_mois",
    hours: "heures_sans_releve",
    uncoloured: "sans_couleur",
    withoutHours: "sans_heures_creuses",
    unpriced: "sans_prix",
  },

  counts: {
    title: "Les index de votre compteur",
    caption: (days: number) => `Sur les ${days} jours où la courbe est entière et l’index connu`,
    head: ["Période tarifaire", "Courbe", "Index", "Écart"],
    total: "Total",
    differ: (share: string) =>
      `L’écart atteint ${share} : la courbe ne dit pas la même chose que l’index, qui fait foi sur la facture.`,
    agree: "Courbe et index s’accordent à 2 % près.",
  },

  form: {
    title: "Mon contrat",
    option: "Option",
    likeMeter: "D’après le compteur",
    kva: "Puissance, en kVA",
    ranges: "Heures creuses (exemple : 22h30-6h30)",
    summer: "Du 1er avril au 31 octobre, si elles changent",
    from: "Leur premier jour",
    month: "Abonnement, en € par mois",
    price: (rate: string) => `Prix du kWh, ${rate}`,
    kept: "Ce que vous tapez reste dans ce navigateur.",
    prices: "Mes prix, s’ils ne sont pas ceux du Tarif Bleu",
    again: "Recalculer",
    unread: "Ce texte n’est pas compris : il n’est pas compté.",
  },

  assumes: (publisher: string, from: string, reviewed: string) =>
    `Prix du Tarif Bleu d’après ${publisher}, taxes comprises : derniers prix du ${from}, relus le ${reviewed}. Le calcul suppose que vous auriez consommé aux mêmes heures ; il ignore les offres des autres fournisseurs, ce que l’injection rapporte et les taxes propres à l’autoconsommation.`,
} as const;
