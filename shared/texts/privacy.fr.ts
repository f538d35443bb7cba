/** What is kept and what is not, for everybody to read. */
export const PRIVACY_FR = {
  title: "Confidentialité",
  description: "Ce que la passerelle garde, où et combien de temps : aucun relevé, aucun compte, aucun traceur.",
  lead: "Une courbe de consommation dit quand un logement est vide. La règle est donc simple : ce qui n’est pas gardé ne peut ni fuir, ni être vendu, ni être demandé.",

  never: {
    title: "Jamais gardé",
    points: [
      "aucun **relevé** : il arrive d’Enedis, il repart vers vous, il est oublié ;",
      "aucun **numéro de PRM**, aucun **jeton**, aucun nom, aucune adresse, dans aucune base et aucun journal ;",
      "aucun **mot de passe** : vous le donnez à Enedis, sur le site d’Enedis ;",
      "aucun **traceur**, aucune mesure d’audience, rien qui vienne d’un autre site. Voilà pourquoi aucun bandeau ne vous dérange.",
    ],
  },

  kept: {
    title: "Gardé, et combien de temps",
    text: "Quand il faut reconnaître un compteur ou un consentement sans en garder le numéro, la passerelle en garde une **empreinte à clé** : sans la clé, elle ne dit rien à personne.",
    head: ["Quoi", "Pourquoi", "Combien de temps"],
    rows: [
      [
        "le nombre d’appels à Enedis par seconde, pour tous les compteurs ensemble",
        "ne jamais dépasser le quota",
        "une heure",
      ],
      [
        "l’empreinte d’un consentement, et s’il a déjà donné un jeton",
        "qu’un consentement ne serve qu’une fois",
        "trente jours au plus",
      ],
      [
        "l’empreinte des essais de confirmation d’un compteur",
        "qu’on ne devine pas le compteur d’autrui",
        "trente jours au plus",
      ],
      ["une empreinte de l’adresse réseau qui revient d’Enedis", "ralentir les essais en série", "quelques minutes"],
      [
        "l’empreinte d’un compteur dont un jeton a été renouvelé",
        "que personne n’en fabrique sans fin",
        "quinze heures au plus",
      ],
      ["l’empreinte d’un jeton révoqué", "qu’il n’ouvre plus rien", "jusqu’à la fin qu’il aurait eue"],
      [
        "l’empreinte d’un compteur dont tous les jetons ont été révoqués",
        "qu’aucun d’eux n’ouvre plus rien",
        "quatre ans",
      ],
      [
        "des comptes : appels aboutis ou non, consentements revenus ou non",
        "[la page d’état](/statut)",
        "vingt-quatre heures",
      ],
      [
        "dans les journaux : un numéro d’incident, un code d’erreur, deux statuts",
        "retrouver ce que vous signalez",
        "quelques jours, chez l’hébergeur",
      ],
    ],
  },

  browser: {
    title: "Dans votre navigateur",
    head: ["Quoi", "Pourquoi", "Combien de temps"],
    rows: [
      ["un cookie au départ vers Enedis", "vérifier que c’est bien vous qui revenez", "un jour"],
      ["un cookie scellé au retour d’Enedis", "reprendre la démarche là où elle en était", "un jour au plus"],
      ["un cookie avec votre jeton", "vous le montrer une fois", "dix minutes"],
      [
        "votre créneau, vos heures creuses, votre puissance souscrite",
        "vous les proposer à nouveau",
        "jusqu’à ce que vous les effaciez",
      ],
    ],
    text: "Les cookies sont nécessaires à ce que vous demandez, et ne servent à rien d’autre. Le reste n’est jamais envoyé.",
  },

  where: {
    title: "Où passent vos données",
    texts: [
      "D’Enedis à la passerelle, de la passerelle à votre programme, chiffrées de bout en bout de chaque trajet. La passerelle tourne chez Cloudflare, sur des machines situées dans l’Union européenne ; appelée d’ailleurs, elle refuse de répondre plutôt que de laisser sortir un relevé.",
    ],
  },

  rights: {
    title: "Reprendre la main",
    points: [
      "**Retirer l’accès** : dans votre compte Enedis, à la page des partages. Enedis refuse alors toute lecture, tout de suite.",
      "**Savoir, rectifier, effacer** : tout ce qui est gardé est dans les tableaux ci-dessus, rien n’y porte votre nom, et tout s’efface tout seul.",
      "**Vérifier** : le code est ouvert, et un essai automatique compare ces promesses avec ce qui est vraiment stocké et journalisé.",
      "**Demander** : [à qui écrire](/signaler). Vous pouvez aussi saisir la CNIL.",
    ],
  },
} as const;
