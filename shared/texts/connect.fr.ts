import { crontabAt } from "../quota/crontab.ts";
import { SITE } from "./site.ts";
import { SNIPPETS } from "./snippets.fr.ts";

const WEEK = "prm=PRM&last=P7D";
const YESTERDAY = "prm=PRM&last=P1D";
const DAILY = `${SITE}/api/v2/consumption/daily`;

/** How far a setting was tried: in its own program, in the language of its program, or not. */
type Tried = "whole" | "part" | "not";

/** One program of the page, with what to copy into it. */
interface ProgramWords {
  /** Of its tab, for links. */
  readonly id: string;
  readonly title: string;
  readonly tried: Tried;
  /** With what, or why not. */
  readonly with: string;
  readonly steps: readonly string[];
  readonly code: string;
  readonly language?: "bash" | "json" | "python" | "yaml";
  readonly copy: string;
  /** What goes elsewhere in the same program. */
  readonly also?: { readonly text: string; readonly code: string; readonly copy: string };
  readonly after: readonly string[];
}

/**
 * What the page `/brancher` gives each program. A setting works once `JETON` and `PRM` are replaced; its minute, 9:23, is that of the meter
 * wherever it stands. Dates are relative, so that none is out of date tomorrow.
 */
export const PROGRAMS: readonly ProgramWords[] = [
  {
    id: "home-assistant",
    title: "Home Assistant",
    tried: "whole",
    with: "Home Assistant 2026.11.0",
    steps: [
      "Dans `configuration.yaml`, puis redémarrez Home Assistant : un capteur donne la consommation d’hier, lue une fois par jour.",
    ],
    code: `rest:
  - resource: "${DAILY}?${YESTERDAY}"
    headers:
      Authorization: "Bearer JETON"
    timeout: 60
    # L’automatisation ci-dessous demande la mise à jour, une fois par jour.
    scan_interval: 86400
    sensor:
      - name: "Linky consommation hier"
        unique_id: linky_consommation_hier
        value_template: "{{ value_json.points[0].energy_wh }}"
        availability: "{{ value_json.points is defined }}"
        unit_of_measurement: Wh
        device_class: energy

automation:
  - alias: "Lire le compteur Linky"
    triggers:
      - trigger: time
        at: "09:23:00"
    actions:
      - action: homeassistant.update_entity
        target:
          entity_id: sensor.linky_consommation_hier`,
    language: "yaml",
    copy: "le capteur et l’automatisation",
    after: [
      "Pour l’onglet Énergie, l’API écrit aussi des [statistiques](/documentation/formats#statistiques) avec leur coût : un script peut les envoyer à `recorder/import_statistics`.",
    ],
  },
  {
    id: "jeedom",
    title: "Jeedom",
    tried: "part",
    with: "son code, avec PHP 8.2, sans Jeedom",
    steps: [
      "Créez un virtuel avec une commande **Info**, **Numérique**, en kWh, par exemple `#[Maison][Linky][Hier]#`.",
      "Créez un scénario **Programmé** sur `23 9 * * *`, avec ce bloc **Code** :",
    ],
    code: `$adresse = "${DAILY}?${YESTERDAY}";
$contexte = stream_context_create(["http" => [
    "header" => "Authorization: Bearer JETON",
    "timeout" => 60,
    "ignore_errors" => true,
]]);
$reponse = json_decode(file_get_contents($adresse, false, $contexte), true);
if (isset($reponse["points"][0])) {
    cmd::byString("#[Maison][Linky][Hier]#")->event($reponse["points"][0]["energy_wh"] / 1000);
} else {
    $scenario->setLog($reponse["detail"] . " " . $reponse["remedy"]);
}`,
    copy: "le bloc de code",
    after: [],
  },
  {
    id: "domoticz",
    title: "Domoticz",
    tried: "part",
    with: "son script, avec Lua 5.4, sans Domoticz",
    steps: [
      "Dans **Matériel**, ajoutez un **Dummy**, puis un capteur virtuel **Custom Sensor** en kWh, nommé `Linky hier`.",
      "Dans **Événements**, créez un script **dzVents** :",
    ],
    code: `return {
  on = {
    timer = { 'at 9:23' },
    httpResponses = { 'linky' }
  },
  execute = function(domoticz, item)
    if item.isTimer then
      domoticz.openURL({
        url = '${DAILY}?${YESTERDAY}',
        headers = { ['Authorization'] = 'Bearer JETON' },
        callback = 'linky'
      })
    elseif item.ok then
      domoticz.devices('Linky hier').updateCustomSensor(item.json.points[1].energy_wh / 1000)
    else
      domoticz.log(item.data, domoticz.LOG_ERROR)
    end
  end
}`,
    copy: "le script",
    after: [],
  },
  {
    id: "node-red",
    title: "Node-RED",
    tried: "whole",
    with: "Node-RED 5.0.7",
    steps: [
      "Dans le menu, choisissez **Importer** et collez ce flux : un appel chaque matin, dont `msg.payload.points` a les relevés.",
    ],
    code: `[
  {
    "id": "conso-matin", "type": "inject", "name": "chaque matin",
    "props": [], "repeat": "", "crontab": "23 9 * * *", "once": false,
    "wires": [["conso-demande"]]
  },
  {
    "id": "conso-demande", "type": "function", "name": "demande",
    "func": "msg.url = '${DAILY}?${WEEK}';\\nmsg.headers = { Authorization: 'Bearer JETON' };\\nreturn msg;",
    "outputs": 1, "wires": [["conso-appel"]]
  },
  {
    "id": "conso-appel", "type": "http request", "name": "appel",
    "method": "GET", "ret": "obj", "wires": [["conso-sortie"]]
  },
  {
    "id": "conso-sortie", "type": "debug", "name": "réponse",
    "active": true, "complete": "payload", "wires": []
  }
]`,
    language: "json",
    copy: "le flux",
    after: [],
  },
  {
    id: "grafana",
    title: "Grafana",
    tried: "not",
    with: "seule sa syntaxe est vérifiée",
    steps: [
      "Installez la source de données **Infinity**, puis ce fichier dans `provisioning/datasources/linky.yaml` :",
    ],
    code: `apiVersion: 1
datasources:
  - name: Linky
    type: yesoreyeram-infinity-datasource
    jsonData:
      auth_method: bearerToken
      allowedHosts:
        - "${SITE}"
    secureJsonData:
      bearerToken: "JETON"`,
    language: "yaml",
    copy: "la source de données",
    also: {
      text: "Dans un panneau : type **JSON**, analyseur **Backend**, racine `points`, colonnes `start` (Time) et `energy_wh` (Number), à cette adresse :",
      code: `${DAILY}?prm=PRM&last=P3M`,
      copy: "l’adresse",
    },
    after: [
      "Un tableau de bord qui s’actualise redemande à chaque fois : une fois par jour suffit, réglez l’actualisation sur **Off**.",
    ],
  },
  {
    id: "tableur",
    title: "Tableur",
    tried: "part",
    with: "LibreOffice 7.4 ; pas Excel",
    steps: [
      "Sans rien installer : [Ma conso](/consommation) a un bouton **CSV**, qui s’ouvre d’un double clic.",
      "Pour un fichier à jour, avec les séparateurs et l’encodage que LibreOffice et Excel attendent en français :",
    ],
    code: `curl --fail --max-time 60 --output conso-tableur.csv \\
  -H "Authorization: Bearer JETON" \\
  "${DAILY}.csv?prm=PRM&last=P3M&locale=fr"`,
    language: "bash",
    copy: "la commande",
    after: [
      "Google Sheets appelle depuis les serveurs de Google, souvent hors de l’Union européenne : la passerelle les refuse (`outside_eu`).",
    ],
  },
  {
    id: "cron",
    title: "cron",
    tried: "whole",
    with: "cron 3.0 de Debian 12",
    steps: [
      "Ouvrez la table avec `crontab -e`, et ajoutez cette seule ligne : chaque matin, les sept derniers jours remplacent ceux de la veille.",
    ],
    code: `${crontabAt({ hour: 9, minute: 23 })} curl --silent --fail --max-time 60 --output "$HOME/conso.csv" -H "Authorization: Bearer JETON" "${DAILY}.csv?${WEEK}"`,
    copy: "la ligne de cron",
    after: [
      "cron regarde l’heure de Paris à chaque heure, et n’appelle qu’à la vôtre : la ligne est la même sur une machine réglée sur un autre fuseau, en été comme en hiver.",
    ],
  },
  {
    id: "commande",
    title: "Ligne de commande",
    tried: "whole",
    with: "Node 26",
    steps: ["Notre commande `conso` lit, reprend là où elle s’est arrêtée et n’oublie aucun jour :"],
    code: SNIPPETS.conso,
    language: "bash",
    copy: "les commandes",
    after: ["`conso auth` demande votre jeton et le garde dans un fichier que vous seul pouvez lire."],
  },
];

/** Our integration for Home Assistant. The redirect of My Home Assistant takes the domain of an integration, and nothing else. */
export const INTEGRATION = {
  text: "Avec l’intégration **Conso API** : copiez le dossier `custom_components/conso_api` de notre code dans celui de votre configuration, redémarrez, puis ouvrez-la. Elle remplit l’onglet Énergie, historique et coûts compris.",
  button: "Ouvrir dans mon Home Assistant",
  href: "https://my.home-assistant.io/redirect/config_flow_start/?domain=conso_api",
  address:
    "Le bouton ne peut pas porter l’adresse de cette passerelle : copiez-la, l’intégration la demande en premier.",
  copy: "l’adresse de la passerelle",
  alone: "Sans elle, un capteur :",
} as const;

/** HA Linky and `linky`, for a gateway that is at the address they have built in. */
export const LINKY = {
  homeAssistant: {
    text: "Le plus simple ici est le module **HA Linky** : il remplit l’onglet Énergie, historique compris. Dans **Paramètres**, **Modules complémentaires**, **Boutique**, ajoutez ce dépôt :",
    repository: "https://github.com/bokub/ha-linky",
    copyRepository: "l’adresse du dépôt",
    configuration: `meters:
  - prm: "PRM"
    token: JETON
    name: Linky consommation
    action: sync
    production: false`,
    copyConfiguration: "la configuration de HA Linky",
    alone: "Sans lui, un seul capteur :",
  },
  command: {
    text: "Le programme `linky` fonctionne aussi ici :",
    code: "linky auth --token JETON",
    copy: "la commande linky",
  },
} as const;

/** The page `/brancher`. */
export const CONNECT = {
  title: "Brancher un programme",
  description:
    "Home Assistant, Jeedom, Domoticz, Node-RED, Grafana, tableur, cron : les réglages à copier, avec votre jeton et votre compteur, à votre minute du matin.",
  lead: "Choisissez votre programme, copiez, collez. Un appel par jour suffit.",
  choice: "Programme",
  placeholders:
    "Remplacez JETON par votre jeton et PRM par les 14 chiffres de votre compteur. Si vous ouvrez d’abord votre compteur dans Ma conso, tout sera rempli ici.",
  noToken: "Pas encore de jeton ?",
  consent: "Donner mon consentement",
  own: "Ouvrir mon compteur",
  tried: { whole: "Essayé", part: "Essayé en partie", not: "Pas essayé ici" },
  triedWith: (text: string) => ` ${text}`,
  more: [
    "Un autre langage ? [curl, JavaScript et Python](/documentation/programmes) ont leurs exemples, et [la référence](/documentation/api) chaque adresse.",
    "Donnez à chaque programme [son propre jeton](/documentation/jetons) : vous pourrez en retirer un sans toucher aux autres.",
  ],
} as const;
