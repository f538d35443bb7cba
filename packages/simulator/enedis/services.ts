import type { Consent, ConsentState } from "./consent.ts";
import { type Nature, type ServiceType, sharedDirections } from "./nature.ts";
import type { Persona } from "./persona.ts";

const STATES: Readonly<Record<ConsentState, { readonly label: string; readonly authorisation: string }>> = {
  // Of the authorisation's states only ACTIVE is published; the others are guesses.
  ACTIF: { label: "Actif", authorisation: "ACTIVE" },
  DEMANDE: { label: "Demandé", authorisation: "DEMANDEE" },
  TERMINE: { label: "Terminé", authorisation: "TERMINEE" },
  SUPPRIME: { label: "Supprimé", authorisation: "SUPPRIMEE" },
};

/**
 * One service per type of data and direction, in the shape of Enedis's sandbox. There the step of a curve is `PT30M`; that it follows
 * the meter's is a guess.
 */
export function servicesOf({ prm, autorisationId, nature }: Persona, consent: Consent, state: ConsentState) {
  const { label, authorisation } = STATES[state];
  return sharedDirections(nature)
    .flatMap((direction) => nature.services.map((type) => ({ direction, type })))
    .map(({ direction, type }, index) => ({
      id: `${autorisationId * 10 + index}`,
      injection: direction === "PROD",
      soutirage: direction === "CONS",
      serviceCode: "ACCES",
      dateDebut: `${consent.from}`,
      dateFin: `${consent.until}`,
      etatCode: state,
      etatLibelle: label,
      pointId: prm,
      mesuresTypeCode: type,
      mesuresPas: stepOf(type, nature),
      mesuresCorrigees: false,
      espaceDynamique: true,
      publicationDonnees: false,
      autorisation: {
        autorisationId,
        autorisationLibelle: "Consentement du titulaire",
        autorisationType: "EXPLICITE",
        autorisationStatut: authorisation,
      },
    }));
}

function stepOf(type: ServiceType, { spacing }: Nature): string {
  if (type === "ITC") return "NA";
  return type === "CDC" ? `PT${spacing === "changing" ? 30 : spacing}M` : "P1D";
}
