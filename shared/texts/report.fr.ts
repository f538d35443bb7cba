/** The page for reporting a problem. */
export const REPORT = {
  title: "Signaler un problème",
  description: "Que vérifier d’abord, que nous dire ou ne jamais nous dire, et à qui écrire en cas de problème.",
  first: [
    "Est-ce la passerelle ou Enedis ? [La page d’état](/statut) répond en une phrase. Si c’est Enedis, nous n’y pouvons rien : le service revient de lui-même, le plus souvent en quelques heures.",
    "Vous avez un code d’erreur ? [Sa cause et son remède](/documentation/erreurs) sont dans la documentation.",
  ],
  say: {
    title: "Ce qui nous aide",
    points: [
      "le **numéro d’incident** : le champ `instance` de la réponse, ou en bas de la page d’erreur ;",
      "le **code** de l’erreur ;",
      "la date et l’heure, et l’adresse demandée **sans ses paramètres**.",
    ],
  },
  never:
    "**Jamais** de numéro de PRM, de jeton, de nom ni d’adresse, même en privé. Toute personne qui a votre jeton peut lire votre consommation.",
  whom: {
    title: "À qui écrire",
    write: "Écrire au responsable de ce site",
    nobody: "À la personne qui exploite cette passerelle : elle n’a pas indiqué d’adresse ici.",
    security:
      "Une faille de sécurité se signale en privé, jamais dans une discussion publique. Ne faites aucun essai sur le compteur d’autrui : le code est ouvert, et un Enedis simulé y est fourni pour cela.",
  },
} as const;
