/** The sentences that `/consommation` opens on. */
export const LEAD = {
  yesterday: (energy: string, cost: string) => `Hier : ${energy}${cost}.`,
  /** Yesterday is not there: the latest day that is. */
  latest: (day: string, energy: string, cost: string) => `Dernier relevé, ${day} : ${energy}${cost}.`,
  cost: (euros: string) => `, environ ${euros}`,
  costBetween: (least: string, most: string) => `, entre ${least} et ${most}`,
  more: (share: string, than: string) => `${share} de plus ${than}`,
  less: (share: string, than: string) => `${share} de moins ${than}`,
  same: (than: string) => `autant ${than}`,
  than: {
    weeks: (count: string, weekdays: string) => `que les ${count} derniers ${weekdays}`,
    yearAgo: "qu’un an plus tôt",
  },
  counts: ["zéro", "un", "deux", "trois", "quatre"],
  /** From Sunday on. */
  weekdays: ["dimanches", "lundis", "mardis", "mercredis", "jeudis", "vendredis", "samedis"],
  and: " et ",
  night: (power: string, cost: string) => `La nuit, jamais moins de ${power}${cost}.`,
  nightCost: (euros: string) => ` : ${euros} par an`,
  basis: {
    base: "Au Tarif Bleu, option Base, sans abonnement.",
    offPeak: "Au Tarif Bleu, heures creuses, sans abonnement.",
    tempo: "Au Tarif Bleu, option Tempo, sans abonnement.",
    typed: "Aux prix de votre contrat, sans abonnement.",
  },
} as const;
