/** The page of the guide about the integration for Home Assistant. */
export const GUIDE_HOME_ASSISTANT = {
  title: "Home Assistant",
  description:
    "Vos relevés Linky sur la page Énergie de Home Assistant, heure par heure et par poste tarifaire, avec leur coût : installation, prix, reprise de HA Linky.",
  lead: "Vos relevés sur la page Énergie, heure par heure, par poste tarifaire, avec leur coût ; sur toute installation de Home Assistant 2026.10 ou plus récente.",

  setup: {
    title: "Installer",
    points: [
      "Dans HACS, ajoutez le dépôt de l’intégration comme dépôt personnalisé et téléchargez **Conso API**. Sans HACS, copiez son dossier `custom_components/conso_api` dans votre configuration. Redémarrez.",
      "Le bouton ci-dessous ouvre l’intégration dans votre Home Assistant. Il ne peut pas transporter d’adresse : donnez celle de ce site, `https://conso.example`.",
      "Choisissez **Appairer avec un code** : Home Assistant affiche un code court. Tapez-le à la page [Relier un appareil](/appareil), donnez votre accord chez Enedis et confirmez les quatre derniers chiffres de votre compteur. Rien n’est à copier.",
      "Nommez le compteur. La case **Afficher sur la page Énergie** ajoute une source par poste tarifaire ; ce que vous y avez réglé reste tel quel.",
    ],
    button: "Ajouter Conso API à mon Home Assistant",
    address: "https://my.home-assistant.io/redirect/config_flow_start/?domain=conso_api",
  },

  when: {
    title: "Ce qui arrive, et quand",
    points: [
      "**En quelques minutes** : les 28 derniers jours, puis tout ce qu’Enedis garde, soit deux ans de demi-heures et trois ans de jours.",
      "**Chaque matin** : la journée d’hier, à la minute qui revient à votre compteur. Enedis ne publie jamais la journée en cours.",
      "**Après un retard ou une correction** : les 30 derniers jours sont relus chaque fois, et un trou se comble tout seul.",
    ],
  },

  picture:
    "La page Énergie de Home Assistant : les heures pleines et les heures creuses d’un jour, et ce qu’elles ont coûté",

  prices: {
    title: "Les prix",
    texts: [
      "Le bouton **Configurer** de l’intégration demande le prix du kWh de chaque poste, toutes taxes comprises, et l’abonnement par jour ; ou une entité qui connaît le prix. L’intégration calcule alors elle-même le coût de chaque heure, car la page Énergie n’accepte pas de prix pour des statistiques importées.",
      "Le premier prix vaut pour toutes les années lues. **Un prix changé ne vaut que pour la suite** : ce qui est déjà compté reste. Les heures d’avant une entité prennent le prix fixe ; sans lui elles n’ont pas de coût, et une réparation compte les jours.",
    ],
  },

  move: {
    title: "Venir de HA Linky",
    texts: [
      "Une réparation propose de reprendre les statistiques `linky:…` et `linky_prod:…`. Elle montre combien de jours et de kWh elles contiennent, copie ce qui est plus ancien que les nôtres, et laisse les anciennes en place. L’action `conso_api.restore_statistics` revient en arrière.",
    ],
  },

  differs: {
    title: "Ce qui diffère",
    points: [
      "C’est une intégration, pas une application : elle marche aussi sans superviseur, et avec la passerelle de votre choix.",
      "Chaque poste tarifaire a sa courbe et son coût, Tempo compris, et l’injection des panneaux aussi.",
      "Les entités disent l’énergie du dernier jour publié, la puissance maximale, la puissance souscrite, et s’il est l’heure creuse maintenant.",
      "Retirer l’intégration demande ce que deviennent les statistiques ; une autre passerelle pour le même compteur les continue.",
    ],
  },

  missing: {
    title: "Quand quelque chose manque",
    texts: [
      "Les **réparations** de Home Assistant disent quoi faire : courbe non enregistrée, point sans relevés, quota, consentement qui se termine. Le fichier de diagnostic ne contient ni numéro, ni nom, ni jeton : il peut être joint à une question. La page [Statut](/statut) dit si c’est Enedis ou nous.",
    ],
  },
} as const;
