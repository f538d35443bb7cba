/** Sentences that several refusals share. */
export const RETRY_LATER = "Réessayez plus tard : votre demande n’a pas besoin de changer.";
export const OPERATOR =
  "Signalez-le à la personne qui tient cette passerelle, avec le numéro d’incident (« instance »).";
