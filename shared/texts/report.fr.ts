/** Where a person reports what does not work. */
export const REPORT_FR = {
  title: "Signaler un problème",
  description: "Que vérifier d’abord, quoi dire et ne jamais dire, et à qui, quand la passerelle ne répond pas bien.",
  first: [
    "Est-ce la passerelle ou Enedis ? [La page d’état](/statut) répond en une phrase. Si c’est Enedis, nous n’y pouvons rien et cela se répare tout seul, le plus souvent en quelques heures.",
    "Vous avez un code d’erreur ? [Sa cause et son remède](/documentation#erreurs) sont dans la documentation.",
  ],
  say: {
    title: "Ce qui nous aide",
    points: [
      "le **numéro d’incident** : le membre `instance` de la réponse, ou le bas de la page d’erreur ;",
      "le **code** de l’erreur ;",
      "la date et l’heure, et l’adresse demandée **sans ses paramètres**.",
    ],
  },
  never:
    "**Jamais** de numéro de PRM, de jeton, de nom ni d’adresse, même en privé. Qui tient votre jeton lit votre consommation.",
  whom: {
    title: "À qui",
    write: "Écrire à qui tient ce site",
    nobody: "À la personne qui tient cette passerelle : elle n’a pas donné d’adresse ici.",
    security:
      "Une faille de sécurité se signale en privé, jamais dans une discussion publique. N’essayez rien sur le compteur d’autrui : le code, ouvert, fournit un Enedis simulé pour cela.",
  },
} as const;
