const MEAN_POWER = "Puissance moyenne";
const EACH_DAY = "Énergie de chaque jour";

/**
 * What the OpenAPI document says in English, in French for the reference: tags, operations, parameters. A test sees to it that none
 * is missing. The document itself stays in English, for programs and those who write them.
 */
export const WORDS_FR: Readonly<Record<string, string>> = {
  "Frozen API, v5 shape": "API stable, au format d’origine",
  "Frozen API, Data Connect 2026 shape": "API stable, au format 2026 d’Enedis",
  "Readings, v2": "API v2 : les relevés",
  Tokens: "API v2 : les jetons",
  "Environmental cost": "Coût environnemental",
  "Demonstration, without a token": "Compteur d’essai, sans jeton",
  "The service itself": "Le service lui-même",

  "This document": "Ce document",
  "Is it the gateway or Enedis? Counters only":
    "La panne vient-elle de la passerelle ou d’Enedis ? Des totaux seulement",
  "Energy drawn on each day (Wh)": `${EACH_DAY}, consommée (Wh)`,
  "Mean power drawn over each interval (W), 7 days at most": `${MEAN_POWER} consommée, pas par pas (W), 7 jours au plus`,
  "Highest power drawn on each day (VA)": "Puissance maximale de chaque jour (VA)",
  "Highest power drawn (VA)": "Puissance maximale consommée (VA)",
  "Energy injected on each day (Wh)": `${EACH_DAY}, injectée (Wh)`,
  "Mean power injected over each interval (W), 7 days at most": `${MEAN_POWER} injectée, pas par pas (W), 7 jours au plus`,
  "The meter's own counters, drawn energy": "Les index du compteur, énergie consommée",
  "The meter's own counters, injected energy": "Les index du compteur, énergie injectée",
  "Energy of each day (consumption)": `${EACH_DAY} (consommation)`,
  "Energy and mean power of each interval, as the meter cuts them: 5 to 60 minutes (consumption)":
    "Énergie et puissance moyenne de chaque pas du compteur, de 5 à 60 minutes (consommation)",
  "The highest apparent power of each day (consumption)": "Puissance apparente maximale de chaque jour (consommation)",
  "What each counter of the meter showed at each midnight (consumption)":
    "Chaque index du compteur, à chaque minuit (consommation)",
  "Energy of each day by tariff period, as exact differences of the counters (consumption)": `${EACH_DAY} par période tarifaire, différence exacte des index (consommation)`,
  "Energy of each day (production)": `${EACH_DAY} (production)`,
  "Energy and mean power of each interval, as the meter cuts them: 5 to 60 minutes (production)":
    "Énergie et puissance moyenne de chaque pas du compteur, de 5 à 60 minutes (production)",
  "What each counter of the meter showed at each midnight (production)":
    "Chaque index du compteur, à chaque minuit (production)",
  "Energy of each day by tariff period, as exact differences of the counters (production)": `${EACH_DAY} par période tarifaire, différence exacte des index (production)`,
  "When to ask for this meter: its own minute of the morning": "Quand interroger ce compteur : sa minute du matin",
  "The meters that the token opens: roles, subscribed power, off-peak hours, since when":
    "Les compteurs du jeton : sens de l’énergie, puissance souscrite, heures creuses, depuis quand",
  "Why are there no readings? One verdict, one remedy": "Pourquoi les relevés manquent : un verdict, un remède",
  "What this token is, what it opens and what remains of its budgets":
    "Ce qu’est ce jeton, ce qu’il ouvre, et les appels qui lui restent",
  "Another token in place of this one, named or narrowed on request; never wider, never beyond the consent":
    "Un autre jeton, avec un nom ou moins d’accès ; jamais plus large, jamais au-delà du consentement",
  "One token for the meters of two: it opens what both open, until the first of them ends":
    "Un jeton pour les compteurs de deux : il ouvre ce que les deux ouvrent, jusqu’à la première échéance",
  "Revokes this token (RFC 7009)": "Révoque ce jeton (RFC 7009)",
  "The OpenAPI document of the calculation alone": "Le document OpenAPI du seul calcul",
  "What can be counted: electricity by country and voltage, heat; with units, figures and their methods":
    "Ce qui peut être compté : électricité par pays et tension, chaleur ; unités, chiffres et méthodes",
  "Where each figure comes from, under which licence, and how impacts are weighed into a score":
    "D’où vient chaque chiffre, sous quelle licence, et comment les impacts forment un score",
  "The environmental cost of a quantity of energy; with a token, each indicator with its method":
    "Le coût environnemental d’une quantité d’énergie ; avec un jeton, chaque indicateur et sa méthode",
  "The same with one indicator alone; `cch` needs a token": "Le même pour un seul indicateur ; `cch` demande un jeton",
  "Process by process; of a curve, by day and by hour of a Paris clock":
    "Procédé par procédé ; pour une courbe, par jour et par heure de Paris",
  "How clean French electricity was, by the quarter of an hour, and when it was cleanest; 31 days at most":
    "La propreté de l’électricité française au quart d’heure, et ses meilleures heures ; 31 jours au plus",
  "What a meter itself drew, costed by day, or by hour and by when it was drawn":
    "Ce que le compteur a consommé, chiffré par jour, ou par heure selon le moment",
  "Energy drawn on each day (Wh), simulated": `${EACH_DAY}, consommée (Wh), inventée`,
  "Mean power drawn over each interval (W), 366 days at most, simulated": `${MEAN_POWER} consommée, pas par pas (W), 366 jours au plus, inventée`,
  "Highest power drawn on each day (VA), simulated": "Puissance maximale de chaque jour (VA), inventée",
  "Energy injected on each day (Wh), simulated": `${EACH_DAY}, injectée (Wh), inventée`,
  "Mean power injected over each interval (W), 366 days at most, simulated": `${MEAN_POWER} injectée, pas par pas (W), 366 jours au plus, inventée`,

  "Any window: it is cut into calls to Enedis, clamped to what exists, and streamed as it comes. A browser chooses the format by the end of the address: `.csv`, `.jsonl`, `.json`.":
    "La durée est libre : elle est découpée en appels à Enedis, bornée à ce qui existe, et rendue au fil de l’eau. Dans un navigateur, la fin de l’adresse choisit le format : `.csv`, `.jsonl`, `.json`.",
  "Everybody at one minute is refused; each meter has its own. Nothing is asked of Enedis.":
    "Tout le monde à la même minute serait refusé : chaque compteur a la sienne. Rien n’est demandé à Enedis.",
  "Three calls to Enedis for each meter, in a line of their own. What Enedis does not tell is `null`, with the reason in `unavailable`: the answer is 200 even when Enedis is down. How long the steps of a load curve are stands with each of its points.":
    "Trois appels à Enedis par compteur, dans une file à part. Ce qu’Enedis ne dit pas vaut `null`, avec la raison dans `unavailable` : la réponse est 200 même quand Enedis est en panne. La longueur d’un pas est donnée avec chaque point de la courbe.",
  "Walks the chain from the token to Enedis with at most two calls: the days, then the named series or else the load curve. Links that could not be judged are `unknown`, with the reason.":
    "Suit la chaîne du jeton à Enedis en deux appels au plus : les jours, puis la série nommée ou la courbe de charge. Un maillon qui n’a pu être jugé vaut `unknown`, avec la raison.",
  "Takes effect at the next call. Tokens renewed or merged from it are tokens of their own.":
    "Vaut dès le prochain appel. Les jetons qui en ont été tirés restent valables.",
  "Nothing of the request or the answer is stored or logged. A curve is household electricity in France; its gaps are counted and never filled.":
    "Rien de la demande ni de la réponse n’est conservé ou journalisé. Une courbe est celle d’un logement en France ; ses trous sont comptés, jamais comblés.",
  "It spends one call to Enedis, as the readings behind it would, from the same budgets.":
    "Elle coûte un appel à Enedis, comme les relevés dont elle part, sur les mêmes budgets.",

  "The 14 digits that name the meter (PRM, on the bill or on the meter itself).":
    "Les 14 chiffres du compteur (PRM, sur la facture ou sur le compteur).",
  "First day, included (Paris time).": "Premier jour, compris (heure de Paris).",
  "Last day, excluded (Paris time): today at the latest, which gives data up to yesterday.":
    "Dernier jour, non compris (heure de Paris) : aujourd’hui au plus tard, ce qui donne jusqu’à hier.",
  "One maximum a day, or one a month.": "Un maximum par jour, ou par mois.",
  "The maximum power alone, or every quantity Enedis has.":
    "La puissance maximale seule, ou toutes les grandeurs d’Enedis.",
  "The 14 digits of the meter; not needed when the token gives access to only one in this direction.":
    "Les 14 chiffres du compteur ; inutiles quand le jeton n’en ouvre qu’un dans ce sens.",
  "A day in Paris or an instant (RFC 3339), included.": "Un jour à Paris ou un instant (RFC 3339), compris.",
  "The same, excluded; by default today.": "De même, non compris ; par défaut aujourd’hui.",
  "In place of `start`: `P7D` (the default), `P4W`, `P1M`, `P3Y`, up to `end`.":
    "À la place de `start` : `P7D` (par défaut), `P4W`, `P1M`, `P3Y`, jusqu’à `end`.",
  "Goes on where an answer ended: see `rest.next` and `Link`.":
    "Reprend où une réponse s’est arrêtée : voir `rest.next` et `Link`.",
  "For CSV: `fr` separates by semicolons.": "Pour le CSV : `fr` sépare par des points-virgules.",
  "For Home Assistant: euros for a kWh, `0.2016`, or one for each register, `HP:0.2146,HC:0.1696`.":
    "Pour Home Assistant : euros par kWh, `0.2016`, ou par cadran, `HP:0.2146,HC:0.1696`.",
  "Another meter of the token than its first.": "Un autre compteur du jeton que le premier.",
  "Only this one of the token's meters.": "Ce seul compteur du jeton.",
  "The 14 digits of the meter; not needed when the token gives access to only one.":
    "Les 14 chiffres du compteur ; inutiles quand le jeton n’en ouvre qu’un.",
  "The series it is about, as in its address.": "La série concernée, comme dans son adresse.",
  "The same, excluded; by default today. Of a long period its latest part is looked at.":
    "De même, non compris ; par défaut aujourd’hui. D’une longue période, seule la fin est regardée.",
  "`ecs`: environmental cost. `pef`: the withdrawn PEF score of v7. `cch`: climate change.":
    "`ecs` : coût environnemental. `pef` : le score PEF retiré, de la v7. `cch` : changement climatique.",
  "`day`: from the daily readings. `hour`: from the load curve, 7 days at most.":
    "`day` : d’après les relevés quotidiens. `hour` : d’après la courbe de charge, 7 jours au plus.",
  "Answer this refusal instead of readings.": "Répondre par cette erreur plutôt que par des relevés.",
  "Issued after a consent: `/api/auth`.": "Délivré après un consentement : `/api/auth`.",
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
