/** What the pages say on which a person gives a device its token. */
export const PAIRING = {
  code: {
    title: "Relier un appareil",
    lead: "Un programme ou un appareil sans navigateur vous a affiché un code : tapez-le ici pour lui permettre de lire votre compteur.",
    label: "Le code que l’appareil affiche",
    hint: "Huit lettres, comme BCDF-GHJK. Il vaut dix minutes et ne sert qu’une fois.",
    submit: "Continuer",
    warning:
      "Ne tapez qu’un code que **vous** avez demandé, sur un appareil à vous. Personne de sérieux ne vous en enverra un par message ou par téléphone : celui qui l’a demandé lirait votre consommation.",
    ended:
      "Votre jeton, lui, est toujours dans ce navigateur, pour dix minutes au plus : tapez le nouveau code ici, et **aucun autre consentement ne sera demandé**.",
    toToken: "Voir le jeton",
  },

  device: {
    name: "Il se nomme",
    code: "Son code",
    claimed: "Ce nom est celui qu’il se donne : rien ne le prouve.",
    asked: "Il l’a demandé",
    askedAt: (clock: string, minutes: number) =>
      `à ${clock}, ${minutes < 1 ? "il y a moins d’une minute" : minutes === 1 ? "il y a une minute" : `il y a ${minutes} minutes`}`,
    from: "Depuis",
    unknownPlace: "nous ne savons pas d’où",
    reads: "Il lira",
    until: "Jusqu’au",
    untilAtMost: "Jusqu’à",
    atMost: "la fin de votre consentement, dans trois ans au plus",
    meter: "Compteur",
  },
  words: {
    everything: "la consommation et la production, par jour et par demi-heure",
    consumption: "la consommation",
    production: "la production",
    both: "la consommation et la production",
    daily: "par jour",
    load_curve: "par demi-heure",
    eitherDetail: "par jour et par demi-heure",
  },

  ask: {
    title: "Un appareil demande à lire votre compteur",
    question: "Est-ce bien vous qui l’avez demandé ?",
    why: "Répondez oui seulement si vous voyez en ce moment ce code sur un appareil à vous, et si l’heure et l’origine vous paraissent justes. Demi-heure par demi-heure, votre consommation dit quand votre logement est vide.",
    yes: "Oui, c’est bien moi",
    no: "Non, refuser",
  },

  ways: {
    title: "Comment lui donner accès ?",
    lead: "Rien n’est encore donné. Choisissez d’où vient l’accès.",
    question: "Est-ce bien vous qui l’avez demandé ?",
    cookie: {
      title: "Avec le jeton de ce navigateur",
      text: "Vous venez de donner votre consentement ici : l’appareil reçoit un jeton à lui, limité à ce qu’il demande. Aucun autre consentement n’est nécessaire.",
      button: "Oui, lui donner accès",
    },
    kept: {
      title: "Avec un compteur que ce navigateur connaît",
      text: "Il en garde un jeton : l’appareil en reçoit un autre, à lui, limité à ce qu’il demande. Aucun consentement n’est nécessaire.",
      button: "Oui, lui donner accès",
      meter: "Compteur",
    },
    pasted: {
      title: "Avec un jeton que vous avez déjà",
      text: "L’appareil en reçoit un autre, à lui, limité à ce qu’il demande. Le vôtre n’est pas gardé ici.",
      label: "Votre jeton",
      button: "Oui, lui donner accès",
    },
    consent: {
      title: "Par un consentement chez Enedis",
      warning:
        "**Un compteur déjà partagé avec ce service ne peut pas l’être une seconde fois** sans retirer d’abord ce partage dans [votre compte Enedis](https://mon-compte-particulier.enedis.fr) ; et un partage retiré le jour même ne se redonne que demain. Si c’est votre cas, prenez plutôt un jeton que vous avez déjà.",
      text: "Vous irez sur le site d’Enedis choisir un compteur, puis vous reviendrez ici confirmer. Le code de l’appareil continue de courir : s’il expire pendant ce temps, il suffira d’un autre code, sans autre consentement.",
      button: "Aller chez Enedis",
    },
    no: "Non, ce n’est pas moi : refuser",
  },

  back: {
    title: "Votre consentement est donné",
    lead: "Dernière question avant que l’appareil ne reçoive son jeton. Relisez qui le demande.",
  },

  declined: {
    title: "Appareil refusé",
    lead: "L’appareil est prévenu, et il n’a rien reçu. Son code ne vaut plus rien.",
    token: "Si vous veniez de donner un consentement, son jeton est à vous seul :",
    toToken: "Voir le jeton",
    again: "Taper un autre code",
  },
  done: {
    title: "Appareil relié",
    lead: "L’appareil reçoit son jeton dans les secondes qui viennent. Vous pouvez fermer cette page.",
    withdraw:
      "Pour lui retirer l’accès : révoquez son jeton depuis l’appareil, ou retirez le partage dans [votre compte Enedis](https://mon-compte-particulier.enedis.fr), ce qui arrête tous les jetons de ce compteur.",
    next: "Voir ma consommation",
  },
} as const;
