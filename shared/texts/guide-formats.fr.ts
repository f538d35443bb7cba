/** The page of the guide about the formats of the API v2. */
export const GUIDE_FORMATS_FR = {
  title: "Formats et diagnostic",
  description:
    "Les relevés en JSON, JSON Lines, CSV pour tableur et statistiques de Home Assistant ; pourquoi des relevés manquent ; ce que dit le contrat.",
  lead: "L’API v2 donne les mêmes relevés avec leur début, leur fin et leur énergie, dans le format que votre programme lit déjà.",

  readings: {
    title: "Un relevé, cinq formats",
    texts: [
      "`/api/v2/consumption/` ou `/api/v2/production/`, suivi de `daily`, `load_curve`, `max_power`, `index` ou `registers` (l’énergie de chaque période tarifaire). Le format est la fin de l’adresse, ou l’en-tête `Accept`.",
      "`prm` est inutile quand le jeton n’ouvre qu’un compteur. La durée est libre : `start` et `end`, ou `last=P7D`, `P1M`, `P3Y`. Une longue lecture s’interrompt parfois : `rest` nomme alors ce qui manque et l’adresse qui reprend.",
    ],
    answer: "La réponse :",
    choice: "Format",
    formats: {
      json: {
        title: "JSON",
        text: "Tout dans un objet : les points, et ce qui est là ou manque, jour par jour (`coverage`).",
      },
      jsonl: {
        title: "JSON Lines",
        text: "Un point par ligne, à lire au fil de l’eau : une année de demi-heures n’occupe jamais la mémoire. La dernière ligne est un résumé (`summary`).",
      },
      csv: {
        title: "CSV",
        text: "Virgules et points décimaux. Les heures sont celles de Paris, leur décalage est dans la colonne `utc_offset`.",
      },
      csvFr: {
        title: "CSV français",
        text: "Avec `locale=fr` : des points-virgules et l’encodage qu’Excel et LibreOffice attendent en français. Un double clic suffit.",
      },
      homeAssistant: {
        title: "Home Assistant",
        text: "Des messages prêts pour `recorder/import_statistics` : l’historique de l’onglet Énergie, et son coût si vous donnez `price`, en euros par kWh.",
      },
    },
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
      "La puissance souscrite, les heures creuses, le début du contrat, le sens de l’énergie. Jamais de nom, d’adresse ni de téléphone. Ce qu’Enedis ne dit pas vaut `null`, et `unavailable` dit pourquoi.",
    ],
  },
} as const;
