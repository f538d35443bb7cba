import { inWords } from "./durations.ts";
import type { ReadingsRefusal } from "./readings.ts";
import type { Texts } from "./text.ts";

const SUMS = {
  malformed:
    "L’en-tête « Statistics-Sums » n’est pas une liste de « <statistic_id>=<somme> » séparés par des virgules, chaque identifiant une fois.",
  foreign:
    "L’en-tête « Statistics-Sums » nomme une statistique que cette adresse n’écrit pas : le compteur, « name », le sens ou la série est autre.",
  start:
    "L’en-tête « Statistics-Sums » demande un « start » à une heure pleine, pour les séries de jours à minuit à Paris : les sommes sont celles de cet instant.",
  cursor: "L’en-tête « Statistics-Sums » et un « cursor » disent tous deux quelles sont les sommes.",
} as const;

export const READINGS_FR: Texts<ReadingsRefusal> = {
  meter_not_named: {
    title: "Quel compteur ?",
    detail: ({ meters }) => `Ce jeton donne accès à plusieurs compteurs : ${meters.join(", ")}.`,
    remedy: "Ajoutez le paramètre « prm » avec les 14 chiffres de l’un d’eux.",
  },
  format_not_offered: {
    title: "Format non proposé",
    detail: ({ offered }) => `Ces relevés sont proposés dans les formats suivants : ${offered.join(", ")}.`,
    remedy: "Indiquez l’un de ces formats dans « Accept », ou retirez cet en-tête pour recevoir du JSON.",
  },
  statistics_sums_refused: {
    title: "Sommes inutilisables",
    detail: ({ why }) => SUMS[why],
    remedy:
      "Envoyez ce que Home Assistant a dans sa dernière ligne avant « start », en Wh et en euros : « Statistics-Sums: <statistic_id>=<somme>, … ». Avec un « cursor », qui porte les sommes, retirez cet en-tête.",
  },
  collection_off: {
    title: "La courbe de charge n’est pas collectée",
    detail: () =>
      "Enedis n’a pas de courbe de charge pour ce compteur : elle n’est probablement ni enregistrée ni collectée.",
    remedy:
      "Dans votre compte sur enedis.fr, activez « Enregistrement et collecte de ma consommation horaire » ; la courbe commence le lendemain. En attendant, demandez les relevés quotidiens.",
  },
  not_published_yet: {
    title: "Pas encore publié",
    detail: ({ retryAfterMs }) =>
      `Enedis n’a pas encore publié ces jours. Les prochains relevés devraient arriver dans ${inWords(retryAfterMs, "fr")}.`,
    remedy:
      "Revenez après le délai indiqué dans « Retry-After ». Les relevés de certains compteurs arrivent avec un à trois jours de retard.",
  },
  hole: {
    title: "Aucun relevé sur cette période",
    detail: () => "Enedis n’a aucun relevé sur cette période, pourtant assez ancienne pour être publiée.",
    remedy: "Demandez une période plus longue, ou réessayez dans quelques jours : les trous sont parfois comblés.",
  },
  before_activation: {
    title: "Avant la mise en service",
    detail: () => "Toute la période précède la mise en service de ce compteur ou de son contrat.",
    remedy: "Demandez une période plus récente.",
  },
  service_missing: {
    title: "Le consentement ne comprend pas cette mesure",
    detail: () =>
      "Enedis donne une autre mesure de ce compteur, mais refuse celle-ci : son service manque au consentement.",
    remedy:
      "Donnez à nouveau votre consentement depuis la page d’accueil, à partir de demain si le précédent date d’aujourd’hui. En attendant, demandez une autre mesure.",
  },
  not_supplied: {
    title: "Le compteur n’est pas alimenté",
    detail: () => "Pour Enedis, l’électricité n’arrive pas à ce point de livraison : il n’y a rien à relever.",
    remedy:
      "Si l’électricité fonctionne chez vous, vérifiez que ce numéro de PRM est bien celui de votre logement ; sinon, voyez avec votre fournisseur.",
  },
  not_communicating: {
    title: "Le compteur ne communique pas",
    detail: () => "Pour Enedis, ce compteur n’est pas relevé à distance : il n’en a ni relevé quotidien ni courbe.",
    remedy:
      "Aucun programme n’y peut rien. Si votre compteur est un Linky, demandez à Enedis pourquoi il ne communique pas ; sinon, les relevés commencent après son remplacement.",
  },
  services_closed: {
    title: "Le compteur n’est pas encore ouvert aux services",
    detail: () => "Ce compteur communique, mais Enedis ne l’a pas ouvert aux services : il n’en donne aucun relevé.",
    remedy:
      "Un compteur posé récemment est ouvert au bout de quelques semaines. S’il est plus ancien, demandez à Enedis de l’ouvrir aux services.",
  },
};
