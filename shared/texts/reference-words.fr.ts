const MEAN_POWER = "Puissance moyenne";
const EACH_DAY = "Énergie de chaque jour";

/** What the reference says in French of one operation, by its `operationId`. */
export interface OperationWords {
  readonly summary: string;
  readonly description?: string;
  /** By the name of the parameter. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The parts of the reference, by their key in `TAGS`. */
export const TAGS_FR = {
  v5: {
    name: "API stable, au format d’origine",
    description:
      "Les adresses, les paramètres et les réponses de l’API qu’Enedis a remplacée : ils ne changent jamais.",
  },
  dataConnect: {
    name: "API stable, au format 2026 d’Enedis",
    description: "Les mêmes relevés tels que l’API 2026 d’Enedis les écrit, octet pour octet : ils ne changent jamais.",
  },
  readings: {
    name: "API v2 : les relevés",
    description:
      "Une période libre, des instants avec leur décalage horaire ; JSON, JSON Lines, CSV et statistiques Home Assistant.",
  },
  tokens: {
    name: "API v2 : les jetons",
    description: "Ce qu’un jeton ouvre ; comment le restreindre, réunir deux jetons, en révoquer un.",
  },
  impact: {
    name: "Coût environnemental",
    description: "Ce qu’une quantité d’énergie coûte à la planète, à la manière d’Ecobalyse.",
  },
  demo: {
    name: "Compteur d’essai, sans jeton",
    description: "Les relevés d’un logement inventé, aux formats d’origine et v2, et chaque erreur à la demande.",
  },
  service: {
    name: "Le service lui-même",
    description: "Le document, et l’état de la passerelle et d’Enedis.",
  },
} as const;

/** Where a token comes from. */
export const SECURITY_FR = "Délivré après un consentement : `/api/auth`.";

const FIRST_DAY = "Premier jour, compris (heure de Paris).";
const LAST_DAY = "Dernier jour, non compris (heure de Paris) : aujourd’hui au plus tard, ce qui donne jusqu’à hier.";
const NUMBER = "Les 14 chiffres du compteur (PRM, sur la facture ou sur le compteur).";
const PERIOD = { start: FIRST_DAY, end: LAST_DAY };
const V5 = { prm: NUMBER, ...PERIOD };
const OLD_STATUSES =
  "Les statuts sont ceux de l’ancien contrat : 400 sans en-tête `Authorization`, 401 pour un compteur que le jeton n’ouvre pas.";
const V5_SHAPE = `L’objet \`meter_reading\` de l’API qu’Enedis a remplacée, traduit exactement. Un point qui n’est pas un nombre chez Enedis est omis. ${OLD_STATUSES}`;
const SHAPE_2026 = `La réponse 2026 d’Enedis elle-même, octet pour octet. ${OLD_STATUSES}`;
const INVENTED =
  "Les relevés d’un logement inventé au format d’origine ; `error` donne chaque erreur qu’un programme doit traiter. Rien n’est demandé à Enedis.";
const DATA_CONNECT = { pointId: NUMBER, dateDebut: FIRST_DAY, dateFin: LAST_DAY };
const DEMO = { ...PERIOD, error: "Répondre par cette erreur plutôt que par des relevés." };
const INSTANT = "Un jour à Paris ou un instant (RFC 3339), compris.";
const DURATION = "À la place de `start` : `P7D` (par défaut), `P4W`, `P1M`, `P3Y`, jusqu’à `end`.";

const READINGS = {
  description:
    "La durée est libre : elle est découpée en appels à Enedis, bornée à ce qui existe, et rendue au fil de l’eau. Dans un navigateur, la fin de l’adresse choisit le format, comme `.csv`.",
  parameters: {
    prm: "Les 14 chiffres du compteur ; inutiles quand le jeton n’en ouvre qu’un dans ce sens.",
    start: INSTANT,
    end: "De même, non compris ; par défaut aujourd’hui.",
    last: DURATION,
    cursor: "Reprend où une réponse s’est arrêtée : voir `rest.next` et `Link`.",
    locale: "Pour le CSV : `fr` sépare par des points-virgules.",
    price: "Pour Home Assistant : euros par kWh, `0.2016`, ou par cadran, `HP:0.2146,HC:0.1696`.",
    name: "Pour Home Assistant : le nom du compteur dans les identifiants de ses statistiques ; par défaut huit lettres tirées de son numéro.",
  },
};

/** Of the series that Home Assistant can have. */
const STATISTICS = {
  ...READINGS,
  parameters: {
    ...READINGS.parameters,
    "Statistics-Sums":
      "Pour Home Assistant, avec `start` à une heure pleine et sans `cursor` : les sommes de ses dernières lignes avant `start`, `<statistic_id>=<somme>, …`. Pour un programme qui a perdu sa `continuation`.",
  },
};

const CURVE_V2 = "Énergie et puissance moyenne de chaque pas du compteur, de 5 à 60 minutes";
const INDEX_V2 = "Chaque index du compteur, à chaque minuit";
const REGISTERS_V2 = `${EACH_DAY} par période tarifaire, différence exacte des index`;
const DRAWN = `${EACH_DAY}, consommée (Wh)`;
const INJECTED = `${EACH_DAY}, injectée (Wh)`;
const CURVE = (verb: string, days: number) => `${MEAN_POWER} ${verb}, pas par pas (W), ${days} jours au plus`;
const HIGHEST = "Puissance maximale de chaque jour (VA)";

const WORDS: Readonly<Record<string, OperationWords>> = {
  openapi: {
    summary: "Ce document",
    description: "OpenAPI 3.1, fait à la construction de la passerelle. Toutes les opérations y sont.",
  },
  status: {
    summary: "La panne vient-elle de la passerelle ou d’Enedis ? Des totaux seulement",
    description:
      "Compté sur l’heure et sur le jour passés, sans compteur, jeton ni adresse. Rien n’est demandé à Enedis.",
  },

  daily_consumption: { summary: DRAWN, description: V5_SHAPE, parameters: V5 },
  consumption_load_curve: { summary: CURVE("consommée", 7), description: V5_SHAPE, parameters: V5 },
  consumption_max_power: { summary: HIGHEST, description: V5_SHAPE, parameters: V5 },
  daily_production: { summary: INJECTED, description: V5_SHAPE, parameters: V5 },
  production_load_curve: { summary: CURVE("injectée", 7), description: V5_SHAPE, parameters: V5 },

  consommation_quotidienne: { summary: DRAWN, description: SHAPE_2026, parameters: DATA_CONNECT },
  courbe_de_charge_consommation: { summary: CURVE("consommée", 7), description: SHAPE_2026, parameters: DATA_CONNECT },
  puissance_conso_max_quotidienne: {
    summary: "Puissance maximale consommée (VA)",
    description: SHAPE_2026,
    parameters: {
      ...DATA_CONNECT,
      mesuresPas: "Un maximum par jour, ou par mois.",
      grandeurPhysique: "La puissance maximale seule, ou toutes les grandeurs d’Enedis.",
    },
  },
  production_quotidienne: { summary: INJECTED, description: SHAPE_2026, parameters: DATA_CONNECT },
  courbe_de_charge_production: { summary: CURVE("injectée", 7), description: SHAPE_2026, parameters: DATA_CONNECT },
  index_consommation: {
    summary: "Les index du compteur, énergie consommée",
    description: SHAPE_2026,
    parameters: DATA_CONNECT,
  },
  index_production: {
    summary: "Les index du compteur, énergie injectée",
    description: SHAPE_2026,
    parameters: DATA_CONNECT,
  },

  v2_consumption_daily: { ...STATISTICS, summary: `${EACH_DAY} (consommation)` },
  v2_consumption_load_curve: { ...STATISTICS, summary: `${CURVE_V2} (consommation)` },
  v2_consumption_max_power: { ...READINGS, summary: "Puissance apparente maximale de chaque jour (consommation)" },
  v2_consumption_index: { ...READINGS, summary: `${INDEX_V2} (consommation)` },
  v2_consumption_registers: { ...STATISTICS, summary: `${REGISTERS_V2} (consommation)` },
  v2_production_daily: { ...STATISTICS, summary: `${EACH_DAY} (production)` },
  v2_production_load_curve: { ...STATISTICS, summary: `${CURVE_V2} (production)` },
  v2_production_index: { ...READINGS, summary: `${INDEX_V2} (production)` },
  v2_production_registers: { ...STATISTICS, summary: `${REGISTERS_V2} (production)` },

  slot: {
    summary: "Quand interroger ce compteur : sa minute du matin",
    description:
      "Tout le monde à la même minute serait refusé : chaque compteur a la sienne. Rien n’est demandé à Enedis.",
    parameters: { prm: "Un autre compteur du jeton que le premier." },
  },
  meters: {
    summary: "Les compteurs du jeton : sens de l’énergie, puissance souscrite, heures creuses, depuis quand, état",
    description:
      "Quatre appels à Enedis par compteur, dans une file à part. Ce qu’Enedis ne dit pas vaut `null`, avec la raison dans `unavailable` : la réponse est 200 même quand Enedis est en panne. La longueur d’un pas est donnée avec chaque point de la courbe.",
    parameters: { prm: "Ce seul compteur du jeton." },
  },
  diagnose: {
    summary: "Pourquoi les relevés manquent : un verdict, un remède",
    description:
      "Suit la chaîne du jeton à Enedis en deux appels au plus : les jours, puis la série nommée ou la courbe de charge ; quand il n’y a rien du tout, deux autres demandent si le compteur communique et est alimenté. Un maillon qui n’a pu être jugé vaut `unknown`, avec la raison.",
    parameters: {
      prm: "Les 14 chiffres du compteur ; inutiles quand le jeton n’en ouvre qu’un.",
      measure: "La série concernée, comme dans son adresse.",
      start: INSTANT,
      end: "De même, non compris ; par défaut aujourd’hui. D’une longue période, seule la fin est regardée.",
      last: DURATION,
    },
  },

  me: {
    summary: "Ce qu’est ce jeton, ce qu’il ouvre, et les appels qui lui restent",
    description: "Les compteurs révoqués sont omis. Les budgets sont ceux du jour, en appels à Enedis.",
  },
  authorizeDevice: {
    summary: "Un code pour un appareil sans navigateur (RFC 8628)",
    description:
      "Son propriétaire tape le code sur `/appareil`, dans n’importe quel navigateur, et y donne son accord. `/.well-known/oauth-authorization-server` (RFC 8414) donne les adresses aux bibliothèques OAuth.",
  },
  deviceToken: {
    summary: "Le jeton d’un appareil, une fois que son propriétaire a dit oui (RFC 8628)",
    description:
      "À demander au rythme de `interval`. `authorization_pending` : pas encore. `slow_down` : cinq secondes de plus désormais. `access_denied`, `expired_token`, `invalid_grant` : recommencer. Un jeton n’est donné qu’une fois, et n’ouvre pas plus que ce qui a été demandé.",
  },
  renewToken: {
    summary: "Un autre jeton, avec un nom ou moins d’accès ; jamais plus large, jamais au-delà du consentement",
    description: "L’ancien jeton reste valable jusqu’à sa révocation : un programme peut changer sans interruption.",
  },
  mergeTokens: {
    summary: "Un jeton pour les compteurs de deux : il ouvre ce que les deux ouvrent, jusqu’à la première échéance",
    description:
      "Un consentement couvre un compteur : voici comment un foyer qui en a plusieurs obtient un seul jeton.",
  },
  revokeToken: {
    summary: "Révoque ce jeton (RFC 7009)",
    description: "Vaut dès le prochain appel. Les jetons qui en ont été tirés restent valables.",
  },

  impactDocument: {
    summary: "Le document OpenAPI du seul calcul",
    description: "OpenAPI 3.1. Le document d’une version figée ne change jamais.",
  },
  impactProcesses: {
    summary: "Ce qui peut être compté : électricité par pays et tension, chaleur ; unités, chiffres et méthodes",
    description:
      "La même liste jusqu’à la version suivante ; un procédé nomme les méthodes qui ont des chiffres pour lui.",
  },
  impactMethods: {
    summary: "D’où vient chaque chiffre, sous quelle licence, et comment les impacts forment un score",
    description: "Sources, licences et poids : chaque chiffre peut être recalculé.",
  },
  simulateImpact: {
    summary: "Le coût environnemental d’une quantité d’énergie ; avec un jeton, chaque indicateur et sa méthode",
    description:
      "Rien de la demande ni de la réponse n’est conservé ou journalisé. Une courbe est celle d’un logement en France ; ses trous sont comptés, jamais comblés.",
  },
  simulateOneImpact: {
    summary: "Le même pour un seul indicateur ; `cch` demande un jeton",
    description: "Un indicateur sans chiffre est refusé, avec la raison.",
    parameters: {
      impact: "`ecs` : coût environnemental. `pef` : le score PEF retiré, de la v7. `cch` : changement climatique.",
    },
  },
  simulateImpactInDetail: {
    summary: "Procédé par procédé ; pour une courbe, par jour et par heure de Paris",
    description: "La somme des parts est le tout. Une courbe est coupée à minuit et aux heures pleines de Paris.",
  },
  tempo: {
    summary: "Les couleurs de Tempo : aujourd’hui, demain, ou les jours d’une période de 37 mois au plus",
    description:
      "Un jour va de 6 h à 6 h à Paris. Plusieurs sources sont interrogées, et une couleur n’est donnée que si toutes celles qui répondent disent la même.",
    parameters: {
      start: "Compris. Sans lui : aujourd’hui et demain.",
      end: "Exclu. Sans lui : jusqu’à demain.",
    },
  },
  intensity: {
    summary: "La propreté de l’électricité française au quart d’heure, et ses meilleures heures ; 31 jours au plus",
    description: "Lu dans notre copie d’éCO2mix, avec le millésime de chaque valeur.",
    parameters: PERIOD,
  },
  meterImpact: {
    summary: "Ce que le compteur a consommé, chiffré par jour, ou par heure selon le moment",
    description: "Elle coûte un appel à Enedis, comme les relevés dont elle part, sur les mêmes budgets.",
    parameters: {
      ...V5,
      by: "`day` : d’après les relevés quotidiens. `hour` : d’après la courbe de charge, 7 jours au plus.",
    },
  },

  demo_daily_consumption: { summary: `${DRAWN}, inventée`, description: INVENTED, parameters: DEMO },
  demo_consumption_load_curve: {
    summary: `${CURVE("consommée", 366)}, inventée`,
    description: INVENTED,
    parameters: DEMO,
  },
  demo_consumption_max_power: { summary: `${HIGHEST}, inventée`, description: INVENTED, parameters: DEMO },
  demo_daily_production: { summary: `${INJECTED}, inventée`, description: INVENTED, parameters: DEMO },
  demo_production_load_curve: {
    summary: `${CURVE("injectée", 366)}, inventée`,
    description: INVENTED,
    parameters: DEMO,
  },
};

/** The same over the invented home. */
const INVENTED_WORDS = Object.entries(WORDS)
  .filter(([id]) => /^(v2_|meters$|diagnose$)/.test(id))
  .map(([id, words]): readonly [string, OperationWords] => [
    `demo_${id}`,
    {
      ...words,
      summary: `Le logement d’essai : ${words.summary.charAt(0).toLowerCase()}${words.summary.slice(1)}`,
      description:
        "La réponse de la même adresse sans `demo`, pour un logement inventé. Rien n’est demandé à Enedis ; une adresse IP a droit à 120 demandes par minute.",
    },
  ]);

/**
 * What the OpenAPI document says of each operation, in French for the reference. A test sees to it that none is missing. The
 * document itself stays in English, for programs and those who write them.
 */
export const OPERATIONS_FR: Readonly<Record<string, OperationWords>> = {
  ...WORDS,
  ...Object.fromEntries(INVENTED_WORDS),
};

/** What a response of each status means, in the reference. */
export const STATUSES_FR: Readonly<Record<string, string>> = {
  "200": "La réponse.",
  "206": "Une partie de la réponse.",
  "304": "La copie que nomme `If-None-Match` est encore bonne.",
  "400": "La demande est incorrecte : aucun appel n’a été dépensé.",
  "401": "Le jeton manque, n’est pas valable, a expiré ou a été révoqué.",
  "403":
    "Le jeton n’ouvre pas cela, Enedis ne trouve pas de consentement, ou la demande vient de hors de l’Union européenne.",
  "404": "Il n’y a rien à cette adresse ou pour cette période : le code dit pourquoi.",
  "405": "Cette adresse attend une autre méthode.",
  "406": "Aucun des formats demandés n’est disponible.",
  "413": "La demande est trop longue.",
  "415": "La demande n’est pas envoyée en JSON.",
  "429": "Une limite est atteinte : revenez à l’instant de `Retry-After`.",
  "500": "Erreur technique d’Enedis ou de la passerelle : voir `origin`.",
  "502": "Enedis n’a pas donné de réponse utilisable.",
  "503": "Enedis ou la passerelle est momentanément indisponible.",
  "504": "Enedis n’a pas répondu à temps.",
};
