/** The home page. */
export const HOME_FR = {
  title: "Conso API – vos relevés Linky pour vos programmes",
  description:
    "La passerelle libre et gratuite qui donne à vos programmes la consommation et la production mesurées par votre compteur Linky. Rien n’est conservé.",
  heading: "Votre compteur Linky, lu par vos programmes",
  lead: "Vous consentez une fois sur le site d’Enedis. Ensuite, vos scripts, votre box domotique ou votre tableur lisent votre consommation et votre production, demi-heure par demi-heure. C’est gratuit, libre, hébergé dans l’Union européenne, et rien n’est conservé.",
  start: "Commencer",
  consent: "Donner mon consentement",
  withoutMeter: "Essayer sans compteur",
  status: "L’état du service",
  drawing: "Une journée de consommation, demi-heure par demi-heure : un pic la nuit, un le matin, un le soir.",

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
        "le compteur n’est **pas un Linky**, ou il est encore relevé à pied ;",
        "votre réseau est celui d’**une régie locale** (Strasbourg, Grenoble, Metz et d’autres) ;",
        "il vous faut **le temps réel** : seul un module branché sur la prise TIC du compteur le donne.",
      ],
    },
    curve:
      "Pour lire les demi-heures, activez d’abord « l’enregistrement et la collecte de la consommation horaire » dans votre compte Enedis. La consommation par jour, elle, est toujours là.",
  },

  steps: {
    title: "Comment ça marche",
    list: [
      {
        title: "Vous consentez",
        text: "Chez Enedis, sur son propre site. Votre mot de passe ne passe jamais par ici. Si la page d’Enedis échoue, regardez d’abord [l’état du service](/statut).",
      },
      {
        title: "Vous copiez un jeton",
        text: "Une longue ligne de lettres et de chiffres, affichée une seule fois. Elle ouvre votre compteur et aucun autre, jusqu’à la fin du consentement.",
      },
      {
        title: "Vos programmes lisent",
        text: "Une adresse, un jeton, une réponse en JSON. [Les exemples](/exemples) écrivent la commande pour vous, et [la documentation](/documentation) tient en une page.",
      },
    ],
  },

  promises: {
    title: "Ce que nous promettons",
    points: [
      "**Aucun relevé n’est conservé.** Ils traversent la passerelle et c’est tout.",
      "**Aucun compte, aucune publicité, aucun traceur**, pas même un bandeau : il n’y a rien à accepter.",
      "**Rien ne sort de l’Union européenne.** Ailleurs, la passerelle refuse de répondre.",
      "**Vous reprenez l’accès quand vous voulez** : un jeton se révoque d’un clic, le partage se retire dans votre compte Enedis.",
      "**Tout le code est ouvert**, et chacun peut tenir sa propre passerelle.",
    ],
    link: "Ce qui est gardé, champ par champ",
  },

  manners: {
    title: "Les bonnes manières",
    texts: [
      "Tout le monde partage le même quota : Enedis nous accorde **5 appels par seconde et 10 000 par heure**, pour tous les compteurs ensemble. Des milliers de programmes se réveillent à 6 h, à la même seconde.",
      "**Un appel par jour suffit**, entre 6 h et 10 h, jamais à l’heure juste : les données d’un jour ne changent plus une fois arrivées. Si celles de la veille manquent, réessayez à 10 h, puis le lendemain.",
    ],
    slotTitle: "Votre créneau",
    slot: "Tiré au sort pour vous, il restera le même dans ce navigateur. Rien n’est envoyé.",
    slotByHand: "une heure de 6 à 9, une minute de 1 à 59",
    slotByHandHint: "Tirez-les au sort une fois pour toutes, hors des minutes 0, 15, 30 et 45.",
    cron: "Pour cron, à mettre devant votre commande :",
    quotas:
      "Si le quota est pris, la passerelle attend d’abord votre tour, 25 secondes au plus. Au-delà elle répond `429` avec un rendez-vous dans l’en-tête `Retry-After` : une place vous y est gardée. Un même compteur a droit à 500 appels par jour. [Le quota en ce moment](/statut).",
  },

  questions: {
    title: "Questions fréquentes",
    list: [
      {
        q: "Pourquoi passer par vous et non directement par Enedis ?",
        a: [
          "Enedis n’ouvre son service « Data Connect » qu’à des entreprises, après des semaines de contrat. Cette passerelle est l’entreprise au milieu. Elle ne fait que transmettre, et parle la même langue qu’avant quand Enedis change la sienne.",
        ],
      },
      {
        q: "Quand arrivent les données d’hier ?",
        a: [
          "Le plus souvent à partir de 8 h, parfois dès 6 h. Si elles ne sont pas là à 10 h, attendez le lendemain. Un trou de deux ou trois jours se comble souvent de lui-même.",
        ],
      },
      {
        q: "J’ai la consommation par jour, mais pas les demi-heures.",
        a: [
          "La collecte de la consommation horaire n’est sans doute pas activée. Cela se fait dans votre compte Enedis, par compteur ; les premières demi-heures arrivent un ou deux jours après. Le passé, lui, n’a pas été enregistré.",
        ],
      },
      {
        q: "J’ai perdu mon jeton.",
        a: [
          "Nous ne l’avons pas : aucune copie n’en est gardée. Recommencez le consentement, cela prend deux minutes. Si la page d’Enedis refuse parce que le compteur est déjà partagé, retirez d’abord ce partage dans votre compte Enedis ([comment faire](/consentement/aide)).",
        ],
      },
      {
        q: "Combien de temps un jeton vaut-il ?",
        a: [
          "Aussi longtemps que le consentement : trois ans au plus. La page du jeton donne la date et un fichier pour votre agenda.",
        ],
      },
      {
        q: "Comment retirer l’accès ?",
        a: [
          "Un jeton se révoque sur la page qui l’affiche, ou [par une commande](/documentation#jetons). Pour tout reprendre, retirez le partage dans votre compte Enedis : il refuse alors toute lecture.",
        ],
      },
      {
        q: "J’ai des panneaux solaires, ou plusieurs compteurs.",
        a: [
          "L’énergie injectée se lit avec les mesures « production ». Elle peut porter un second numéro de PRM : consentez alors une fois par compteur, et [réunissez les deux jetons](/documentation#jetons) si vous voulez.",
        ],
      },
      {
        q: "La page d’Enedis dit « compteur incompatible », ou reste blanche.",
        a: [
          "C’est le plus souvent une panne chez Enedis, qui dure de quelques heures à quelques jours. [L’état du service](/statut) dit combien de consentements aboutissent en ce moment. Vérifiez aussi que le compte est bien celui d’un particulier.",
        ],
      },
      {
        q: "Mon programme parlait déjà à Conso API. Que dois-je changer ?",
        a: [
          "Rien. Les cinq adresses connues répondent comme avant, et les jetons émis avec le même secret restent bons.",
        ],
      },
      {
        q: "Pourquoi la somme des demi-heures n’égale-t-elle pas la consommation du jour ?",
        a: [
          "L’une est une somme de puissances moyennes, l’autre une différence d’index. Quelques wattheures d’écart sont normaux.",
        ],
      },
    ],
  },

  report: {
    title: "Quelque chose ne va pas ?",
    texts: [
      "Regardez d’abord [si cela vient d’Enedis ou de nous](/statut), puis cherchez [le code de l’erreur](/documentation#erreurs) : chacun a sa cause et son remède. Sinon, [signalez le problème](/signaler) avec le numéro d’incident. Jamais de numéro de PRM ni de jeton.",
    ],
  },
} as const;
