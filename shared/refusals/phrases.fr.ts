/** Sentences that several refusals share. */
export const RETRY_LATER = "Réessayez plus tard : rien n’est à changer dans votre demande.";
export const OPERATOR =
  "Signalez-le à la personne qui tient cette passerelle, avec le numéro d’incident (« instance »).";
