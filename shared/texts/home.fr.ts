/** The home page. */
export const HOME = {
  title: "Conso API – ce que mesure votre compteur Linky",
  description:
    "Voyez votre consommation et votre production d’électricité demi-heure par demi-heure, ou donnez-les à vos programmes. Libre, gratuit, sans compte : aucun relevé n’est conservé.",
  heading: "Ce que mesure votre compteur Linky",
  lead: "Demi-heure par demi-heure. Gratuit, libre et sans compte : aucun relevé n’est conservé.",
  consent: "Donner mon consentement",
  doors: [
    {
      title: "Voir ma consommation",
      text: "Chaque jour, chaque heure, en kilowattheures, en euros et en CO2. Tout est dessiné dans votre navigateur.",
      open: ["Voir ma consommation", "/consommation"],
      try: ["Voir un exemple", "/consommation/exemple"],
    },
    {
      title: "Brancher un programme",
      text: "Home Assistant, Jeedom, Domoticz, Node-RED, Grafana, un tableur ou un script : les réglages sont prêts à copier.",
      open: ["Brancher un programme", "/brancher"],
      try: ["Essayer l’API", "/exemples#essai"],
    },
  ],
  status: "L’état du service",
  drawing:
    "Une journée de consommation, demi-heure par demi-heure : un pic la nuit, un autre le matin, un dernier le soir.",

  hero: {
    kilowatts: (count: number) => `${count} kW`,
    example: "Une journée de consommation, demi-heure par demi-heure. Fond bleuté : heures creuses.",
    summary: (day: string, kWh: string, watts: string, hour: string) =>
      `Le logement d’essai, ${day} : ${kWh} kWh, jusqu’à ${watts} W à ${hour}. Relevés inventés.`,
    value: (from: string, to: string, watts: string) => `De ${from} à ${to} : ${watts} W en moyenne.`,
  },

  forWhom: {
    title: "Avant de cliquer : est-ce pour vous ?",
    yes: {
      title: "Oui, si…",
      points: [
        "vous êtes **un particulier, titulaire du contrat** d’électricité du logement ;",
        "votre compteur est **un Linky communicant**, raccordé au réseau d’Enedis ;",
        "vous avez **un compte personnel Enedis**, ou deux minutes pour [le créer](https://mon-compte-particulier.enedis.fr) ;",
        "les données **de la veille** vous suffisent : le compteur n’envoie ses mesures qu’une fois par nuit.",
      ],
    },
    no: {
      title: "Non, si…",
      points: [
        "le contrat est **professionnel** (entreprise, association, copropriété) : Enedis n’ouvre pas cet accès aux comptes professionnels ;",
        "le compteur n’est **pas un Linky**, ou un agent vient encore le relever sur place ;",
        "votre réseau est celui d’**une régie locale** (Strasbourg, Grenoble, Metz et d’autres) ;",
        "il vous faut **le temps réel** : seul un module branché sur la prise TIC du compteur le donne.",
      ],
    },
    curve:
      "Pour lire les demi-heures, activez d’abord « l’enregistrement et la collecte de la consommation horaire » dans votre compte Enedis. La consommation quotidienne, elle, est toujours disponible.",
  },

  steps: {
    title: "Comment ça marche",
    list: [
      {
        title: "Vous consentez",
        text: "Sur le site d’Enedis : votre mot de passe ne passe jamais par ici. Si la page d’Enedis ne répond pas, consultez d’abord [l’état du service](/statut).",
      },
      {
        title: "Vous copiez un jeton",
        text: "Une longue ligne de lettres et de chiffres, affichée une seule fois. Elle donne accès à votre compteur, et à aucun autre, jusqu’à la fin du consentement.",
      },
      {
        title: "Vous regardez, ou vos programmes lisent",
        text: "[Ma conso](/consommation) dessine vos relevés. Pour un programme, [Brancher](/brancher) donne des réglages tout prêts, et [la documentation](/documentation) chaque adresse.",
      },
    ],
  },

  promises: {
    title: "Ce que nous promettons",
    points: [
      "**Aucun relevé n’est conservé.** Ils ne font que traverser la passerelle.",
      "**Aucun compte, aucune publicité, aucun traceur**, pas même un bandeau : il n’y a rien à accepter.",
      "**Rien ne sort de l’Union européenne.** Ailleurs, la passerelle refuse de répondre.",
      "**Vous retirez l’accès quand vous voulez** : le jeton d’un clic, le partage depuis votre compte Enedis.",
      "**Tout le code est ouvert**, et chacun peut héberger sa propre passerelle.",
    ],
    link: "Tout ce qui est conservé, donnée par donnée",
  },

  manners: {
    title: "Les bonnes manières",
    texts: [
      "Tout le monde partage le même quota : Enedis nous accorde **5 appels par seconde et 10 000 par heure**, pour tous les compteurs ensemble. Des milliers de programmes démarrent à l’heure pile, à la même seconde.",
      "**Un appel par jour suffit**, entre 8 h et midi, jamais à l’heure pile : Enedis publie la veille à partir de 8 h. Si elle manque encore, attendez le lendemain : `last=P7D` la rattrape.",
    ],
    slotTitle: "À chaque compteur son créneau",
    slot: "Votre minute du matin est calculée d’après votre compteur et ne change jamais. La page de votre jeton l’affiche avec le réglage pour cron, et `GET /api/v2/slot` la donne aux programmes.",
    quotas:
      "Si le quota est atteint, votre demande attend d’abord son tour, 25 secondes au plus. Au-delà, la passerelle répond `429` et vous fixe un rendez-vous dans l’en-tête `Retry-After` : une place vous est réservée. Un même compteur a droit à 500 appels par jour. [Le quota en ce moment](/statut).",
  },

  questions: {
    title: "Questions fréquentes",
    list: [
      {
        q: "Pourquoi passer par Conso API plutôt que directement par Enedis ?",
        a: [
          "Enedis n’ouvre son service « Data Connect » qu’aux entreprises, au terme de plusieurs semaines de démarches. Conso API joue ce rôle d’intermédiaire : la passerelle ne fait que transmettre, et quand Enedis change son API, vos programmes continuent de fonctionner.",
        ],
      },
      {
        q: "Quand arrivent les données d’hier ?",
        a: [
          "Le plus souvent à partir de 8 h, parfois dès 6 h. Si elles ne sont pas là à midi, attendez le lendemain. Un trou de deux ou trois jours se comble souvent de lui-même.",
        ],
      },
      {
        q: "J’ai la consommation quotidienne, mais pas les demi-heures.",
        a: [
          "La collecte de la consommation horaire n’est sans doute pas activée. Cela se fait dans votre compte Enedis, par compteur ; les premières demi-heures arrivent un ou deux jours après. Le passé, lui, n’a pas été enregistré.",
        ],
      },
      {
        q: "J’ai perdu mon jeton.",
        a: [
          "Nous n’en gardons aucune copie. Un nouveau consentement en donne un autre, **à partir du lendemain du précédent** : Enedis ne date un partage qu’au jour près, et un partage ne donne qu’un jeton. Retirez d’abord l’ancien partage dans votre compte Enedis ([comment faire](/consentement/aide)).",
          "Pour ne pas le perdre : votre gestionnaire de mots de passe peut le garder, et [Ma consommation](/consommation) peut s’en souvenir sur un appareil à vous.",
        ],
      },
      {
        q: "Combien de temps un jeton est-il valable ?",
        a: [
          "Aussi longtemps que le consentement : trois ans au plus. La page du jeton indique l’échéance et permet de l’ajouter à votre agenda.",
        ],
      },
      {
        q: "Comment retirer l’accès ?",
        a: [
          "Vous pouvez révoquer un jeton sur la page qui l’affiche, ou [par une commande](/documentation/jetons). Pour couper tout accès, retirez le partage dans votre compte Enedis : toute lecture est alors refusée.",
        ],
      },
      {
        q: "J’ai des panneaux solaires, ou plusieurs compteurs.",
        a: [
          "L’énergie injectée se lit avec les mesures « production ». Elle peut porter un second numéro de PRM : consentez alors une fois par compteur, et [réunissez les deux jetons](/documentation/jetons) si vous le souhaitez.",
        ],
      },
      {
        q: "La page d’Enedis dit « compteur incompatible », ou reste blanche.",
        a: [
          "C’est le plus souvent une panne chez Enedis, qui dure de quelques heures à quelques jours. [L’état du service](/statut) montre combien de consentements aboutissent en ce moment. Vérifiez aussi que le compte est bien celui d’un particulier.",
        ],
      },
      {
        q: "Mon programme utilisait déjà Conso API. Que dois-je changer ?",
        a: [
          "Rien. Les cinq adresses connues répondent comme avant, et les jetons émis avec le même secret restent valables.",
        ],
      },
      {
        q: "Pourquoi la somme des demi-heures diffère-t-elle de la consommation du jour ?",
        a: [
          "L’une est une somme de puissances moyennes, l’autre une différence d’index. Quelques wattheures d’écart sont normaux.",
        ],
      },
    ],
  },

  report: {
    title: "Quelque chose ne va pas ?",
    texts: [
      "Vérifiez d’abord [si le problème vient d’Enedis ou de nous](/statut), puis cherchez [le code de l’erreur](/documentation/erreurs) : la documentation explique chaque erreur et son remède. Sinon, [signalez le problème](/signaler) avec le numéro d’incident, mais sans numéro de PRM ni jeton.",
    ],
  },
} as const;
