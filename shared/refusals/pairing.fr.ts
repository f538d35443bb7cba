import { inWords } from "./durations.ts";
import type { PairingRefusal } from "./pairing.ts";
import type { Texts } from "./text.ts";

const NEW_CODE = "Demandez un nouveau code à l’appareil, puis tapez-le ici.";

/** The refusals that a person meets on the page of a device. */
export const PAIRING_FR: Texts<PairingRefusal> = {
  device_code_unknown: {
    title: "Code inconnu",
    detail: () => "Aucun appareil n’attend sous ce code : il est mal tapé, il a expiré, ou il a déjà servi.",
    remedy:
      "Vérifiez les huit lettres. Un code ne vaut que dix minutes ; au-delà, demandez-en un nouveau à l’appareil.",
  },
  device_code_ended: {
    title: "Code terminé",
    detail: () => "Le code de cet appareil a expiré ou a déjà servi : l’appareil n’a rien reçu de plus.",
    remedy: NEW_CODE,
  },
  device_elsewhere: {
    title: "Appareil déjà pris en charge ailleurs",
    detail: () => "Un autre navigateur a répondu pour cet appareil. Celui-ci ne peut plus rien lui donner.",
    remedy: `Si ce n’était pas vous, l’appareil ne lira pas votre compteur, mais celui d’une autre personne. ${NEW_CODE}`,
  },
  device_form_old: {
    title: "Page dépassée",
    detail: () => "Cette page parlait d’un autre appareil que celui qui attend maintenant dans ce navigateur.",
    remedy: "Rien n’a été donné. Ouvrez à nouveau la page de l’appareil et relisez-la.",
  },
  device_gets_nothing: {
    title: "Ce jeton n’ouvre rien de ce qui est demandé",
    detail: () => "L’appareil demande des mesures auxquelles ce jeton ne donne pas accès.",
    remedy: "Choisissez un autre jeton, ou donnez un consentement.",
  },
  too_many_codes: {
    title: "Trop de codes",
    detail: ({ retryAfterMs }) =>
      `Trop de codes ont été tapés depuis votre adresse. Le prochain est possible dans ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Patientez, puis retapez le code que l’appareil affiche.",
  },
};
