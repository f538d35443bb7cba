import { inWords } from "./durations.ts";
import type { GatewayRefusal } from "./gateway.ts";
import { OPERATOR, RETRY_LATER } from "./phrases.fr.ts";
import type { Texts } from "./text.ts";

export const GATEWAY_FR: Texts<GatewayRefusal> = {
  quota_shared: {
    title: "File d’attente pleine",
    detail: ({ retryAfterMs }) =>
      `Le quota d’appels à Enedis, partagé entre tous, est épuisé pour le moment. Votre tour est dans ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Revenez à l’instant indiqué (en-tête « Retry-After ») : une place vous y attend.",
  },
  quota_meter: {
    title: "Appels du jour épuisés pour ce compteur",
    detail: ({ retryAfterMs }) =>
      `Ce compteur a utilisé tous ses appels du jour. Les suivants seront possibles dans ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Demandez des périodes plus longues, en moins d’appels : les données ne changent qu’une fois par jour.",
  },
  quota_loop: {
    title: "Programme en boucle",
    detail: ({ retryAfterMs }) =>
      `La même demande revient sans cesse pour ce compteur. Il est mis en pause pendant ${inWords(retryAfterMs, "fr")}.`,
    remedy:
      "Que le programme attende l’instant indiqué (« Retry-After »), puis demande une fois par jour, à la minute de votre compteur (« /api/v2/slot »), et garde ce qu’il a lu. Un « User-Agent » qui le nomme aide à vous prévenir : il n’est pas exigé.",
  },
  gate_unreachable: {
    title: "Passerelle momentanément indisponible",
    detail: () => "Le service de quota ne répond pas ; aucun appel n’a été fait.",
    remedy: RETRY_LATER,
  },
  application_gone: {
    title: "Consentement à renouveler",
    detail: () =>
      "Vous avez donné votre consentement à une application d’Enedis que cette passerelle n’utilise plus ; aucun appel n’a été fait.",
    remedy: "Donnez de nouveau votre consentement depuis la page d’accueil : vous recevrez un autre jeton.",
  },
  internal_error: {
    title: "Erreur de la passerelle",
    detail: () => "Une erreur imprévue est survenue dans la passerelle ; votre demande n’est pas en cause.",
    remedy: OPERATOR,
  },
};
