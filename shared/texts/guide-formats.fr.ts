/** The page of the guide about the formats of the API v2. */
export const GUIDE_FORMATS = {
  title: "Formats et diagnostic",
  description:
    "Les relevés en JSON, JSON Lines, CSV pour tableur et statistiques de Home Assistant ; pourquoi des relevés manquent ; ce que dit le contrat.",
  lead: "L’API v2 donne les mêmes relevés avec leur début, leur fin et leur énergie, dans le format que votre programme lit déjà.",

  readings: {
    title: "Un relevé, plusieurs formats",
    texts: [
      "`/api/v2/consumption/` ou `/api/v2/production/`, suivi de `daily`, `load_curve`, `max_power`, `index` ou `registers` (l’énergie de chaque période tarifaire). Le format est la fin de l’adresse, ou l’en-tête `Accept`.",
      "`prm` est inutile quand le jeton n’ouvre qu’un compteur. La durée est libre : `start` et `end`, ou `last=P7D`, `P1M`, `P3Y`. Une longue lecture s’interrompt parfois : `rest` nomme alors ce qui manque et l’adresse qui reprend.",
      "Une valeur qu’on ne peut pas lire (`NaN`, `12,5`) et une partie qu’Enedis n’a pas donnée sont nommées dans `holes`, avec la raison ; le reste est là. Ce qu’Enedis donne en double n’est compté qu’une fois : `dropped` dit combien de valeurs sont laissées de côté.",
    ],
    answer: "La réponse :",
    choice: "Format",
  },

  diagnosis: {
    title: "Pourquoi mes relevés manquent-ils ?",
    texts: [
      "Une seule demande le dit : un verdict, un remède, et l’état de chaque maillon, du jeton à Enedis. Le numéro d’incident (`incident`) peut être publié tel quel pour demander de l’aide.",
    ],
  },

  meters: {
    title: "Ce que dit le contrat",
    texts: [
      "La puissance souscrite, les heures creuses, le début du contrat, le sens de l’énergie, et si le compteur communique et est alimenté. Jamais de nom, d’adresse ni de téléphone. Ce qu’Enedis ne dit pas vaut `null`, et `unavailable` dit pourquoi.",
    ],
  },
} as const;
