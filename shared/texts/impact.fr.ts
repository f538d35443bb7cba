/** The page about the environmental cost of electricity. */
export const IMPACT = {
  title: "Ce que mon électricité coûte à la planète",
  description:
    "Le coût environnemental de votre électricité, en points Ecobalyse, et les heures où elle est la plus propre. Sans compte.",
  lead: "Un kilowattheure ne coûte pas qu’en euros. Voici ce qu’il coûte à l’environnement, d’après des chiffres publics dont chaque source est citée.",
  noScript: "Sans JavaScript, cette page ne calcule rien : le chiffre ci-dessous est celui d’une année moyenne.",

  energy: {
    title: "Combien de kilowattheures ?",
    label: "Électricité consommée, en kWh",
    hint: "Un foyer consomme en moyenne 4 500 kWh par an ; l’année figure sur votre facture.",
    points: "points de coût environnemental",
    share: "de ce qu’un Européen coûte à l’environnement en un an, toutes activités comprises",
    year: "Part de l’empreinte annuelle d’un Européen",
    climate:
      "Un million de points, c’est l’empreinte d’un Européen pendant un an : climat, mais aussi eau, sols, métaux, air, rayonnements.",
    unreachable: "La passerelle ne répond pas pour le moment. Réessayez dans quelques instants.",
  },

  clean: {
    title: "Quand était-elle la plus propre ?",
    text: "Grammes de CO2 émis par les centrales françaises pour un kilowattheure produit, heure par heure, sur les sept derniers jours. Plus la case est claire, plus l’électricité est propre.",
    waiting: "Chargement…",
    none: "Les valeurs d’éCO2mix ne sont pas encore arrivées ici. Revenez dans un quart d’heure.",
    cleanest: (when: string, grams: string) => `L’heure la plus propre : ${when}, à ${grams} g de CO2 par kWh.`,
    usually: (hours: string) =>
      `Ces deux dernières semaines, les heures les plus propres étaient en moyenne : ${hours}. C’est une habitude, pas une prévision.`,
    caption: "Grammes de CO2 par kWh produit, par heure et par jour",
  },

  meter: {
    title: "Avec mon compteur",
    text: "Avec votre [jeton](/api/auth), la page lit votre courbe des sept derniers jours et la pèse heure par heure. Cela compte pour un appel à Enedis, comme une lecture ordinaire. Rien n’est conservé.",
    token: "Votre jeton",
    prm: "Numéro de PRM (14 chiffres)",
    submit: "Calculer",
    waiting: "Lecture de votre compteur…",
    summary: (kWh: string, points: string, kg: string) =>
      `Sur sept jours : ${kWh} kWh, ${points} points et ${kg} kg de CO2 équivalent en moyenne annuelle.`,
    weighed: (kg: string, share: string) =>
      `D’après l’heure de chaque consommation : ${kg} kg de CO2 émis en France${share === "100" ? "" : ` pour ${share} % des intervalles ; les autres n’ont pas encore de valeur`}.`,
    missing: (minutes: string) => `Il manque ${minutes} minutes de relevés : elles ne sont pas estimées.`,
    dayHead: ["Jour", "kWh", "Points", "kg de CO2 équivalent"],
    dayCaption: "Jour par jour",
    hourCaption: "kWh consommés, par heure et par jour",
  },

  hour: "Heure",

  sources: {
    title: "D’où viennent ces chiffres, et leurs limites",
    points: [
      "**Coût environnemental** : le score d’Ecobalyse pour l’électricité basse tension en France, pertes du réseau comprises (Licence Ouverte 2.0, 7 mai 2026). C’est une moyenne annuelle : l’heure n’y change rien.",
      "**Climat, en moyenne** : 0,0461 kg de CO2 équivalent par kWh, cycle de vie complet (ADEME, Base Carbone, 2025). Ce n’est pas une part du coût environnemental : c’est une autre source et une autre méthode.",
      "**Climat, heure par heure** : les émissions directes des centrales françaises (RTE – éCO2mix, via ODRÉ), sans les importations ni la construction des centrales. Ces valeurs sont plus basses, et ne se comparent pas aux précédentes. RTE les corrige deux fois.",
      "**Ce qui manque** : le détail des seize impacts du score n’est pas publiable, sa licence l’interdit. Nous le disons plutôt que d’afficher zéro.",
      "Le calcul est une [API ouverte](/documentation/api), avec une version figée pour les chiffres à reproduire.",
    ],
  },

  service: {
    title: "Le service",
    points: [
      "**Aucune garantie de disponibilité** : le service est rendu gratuitement, sans engagement de disponibilité ni de continuité.",
      "**Confidentialité** : ni ce que vous envoyez ni ce que vous recevez n’est conservé, et les échanges sont chiffrés. Pour tout maîtriser, vous pouvez héberger vous-même la passerelle : le code est ouvert. [Ce qui est conservé](/confidentialite).",
      "**De l’aide** : [signalez un problème ou posez une question](/signaler).",
    ],
  },
} as const;
