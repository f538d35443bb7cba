import type { Translated } from "../language.ts";
import { crontabAt } from "../quota/crontab.ts";
import type {
  CONNECT as FR,
  INTEGRATION as INTEGRATION_FR,
  LINKY as LINKY_FR,
  PROGRAMS as PROGRAMS_FR,
} from "./connect.fr.ts";
import { SITE } from "./site.ts";
import { SNIPPETS } from "./snippets.en.ts";

const WEEK = "prm=PRM&last=P7D";
const YESTERDAY = "prm=PRM&last=P1D";
const DAILY = `${SITE}/api/v2/consumption/daily`;

/**
 * What the page `/en/brancher` gives each program: the settings of the French page, with English names. `TOKEN`, `PRM` and the minute are replaced
 * likewise.
 */
export const PROGRAMS: typeof PROGRAMS_FR = [
  {
    id: "home-assistant",
    title: "Home Assistant",
    tried: "whole",
    with: "Home Assistant 2026.11.0",
    steps: ["In `configuration.yaml`, then restart Home Assistant: a sensor has yesterday’s usage, read once a day."],
    code: `rest:
  - resource: "${DAILY}?${YESTERDAY}"
    headers:
      Authorization: "Bearer TOKEN"
    timeout: 60
    # The automation below asks for the update, once a day.
    scan_interval: 86400
    sensor:
      - name: "Linky usage yesterday"
        unique_id: linky_usage_yesterday
        value_template: "{{ value_json.points[0].energy_wh }}"
        availability: "{{ value_json.points is defined }}"
        unit_of_measurement: Wh
        device_class: energy

automation:
  - alias: "Read the Linky meter"
    triggers:
      - trigger: time
        at: "09:23:00"
    actions:
      - action: homeassistant.update_entity
        target:
          entity_id: sensor.linky_usage_yesterday`,
    language: "yaml",
    copy: "the sensor and the automation",
    after: [
      "For the Energy dashboard, the API also writes [statistics](/documentation/formats#statistiques) with their cost: a script can send them to `recorder/import_statistics`.",
    ],
  },
  {
    id: "jeedom",
    title: "Jeedom",
    tried: "part",
    with: "its code, with PHP 8.2, without Jeedom",
    steps: [
      "Make a virtual device (“Virtuel”) with a command **Info**, **Numérique** (numeric), in kWh, for example `#[Home][Linky][Yesterday]#`.",
      "Make a scenario set to **Programmé** (scheduled) at `23 9 * * *`, with this **Code** block:",
    ],
    code: `$address = "${DAILY}?${YESTERDAY}";
$context = stream_context_create(["http" => [
    "header" => "Authorization: Bearer TOKEN",
    "timeout" => 60,
    "ignore_errors" => true,
]]);
$answer = json_decode(file_get_contents($address, false, $context), true);
if (isset($answer["points"][0])) {
    cmd::byString("#[Home][Linky][Yesterday]#")->event($answer["points"][0]["energy_wh"] / 1000);
} else {
    $scenario->setLog($answer["detail"] . " " . $answer["remedy"]);
}`,
    copy: "the code block",
    after: [],
  },
  {
    id: "domoticz",
    title: "Domoticz",
    tried: "part",
    with: "its script, with Lua 5.4, without Domoticz",
    steps: [
      "In **Hardware**, add a **Dummy**, then a virtual **Custom Sensor** in kWh, named `Linky yesterday`.",
      "In **Events**, make a **dzVents** script:",
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
        headers = { ['Authorization'] = 'Bearer TOKEN' },
        callback = 'linky'
      })
    elseif item.ok then
      domoticz.devices('Linky yesterday').updateCustomSensor(item.json.points[1].energy_wh / 1000)
    else
      domoticz.log(item.data, domoticz.LOG_ERROR)
    end
  end
}`,
    copy: "the script",
    after: [],
  },
  {
    id: "node-red",
    title: "Node-RED",
    tried: "whole",
    with: "Node-RED 5.0.7",
    steps: [
      "In the menu, choose **Import** and paste this flow: one call every morning, whose `msg.payload.points` has the readings.",
    ],
    code: `[
  {
    "id": "conso-morning", "type": "inject", "name": "every morning",
    "props": [], "repeat": "", "crontab": "23 9 * * *", "once": false,
    "wires": [["conso-request"]]
  },
  {
    "id": "conso-request", "type": "function", "name": "request",
    "func": "msg.url = '${DAILY}?${WEEK}';\\nmsg.headers = { Authorization: 'Bearer TOKEN' };\\nreturn msg;",
    "outputs": 1, "wires": [["conso-call"]]
  },
  {
    "id": "conso-call", "type": "http request", "name": "call",
    "method": "GET", "ret": "obj", "wires": [["conso-output"]]
  },
  {
    "id": "conso-output", "type": "debug", "name": "answer",
    "active": true, "complete": "payload", "wires": []
  }
]`,
    language: "json",
    copy: "the flow",
    after: [],
  },
  {
    id: "grafana",
    title: "Grafana",
    tried: "not",
    with: "only its syntax is checked",
    steps: ["Install the data source **Infinity**, then this file as `provisioning/datasources/linky.yaml`:"],
    code: `apiVersion: 1
datasources:
  - name: Linky
    type: yesoreyeram-infinity-datasource
    jsonData:
      auth_method: bearerToken
      allowedHosts:
        - "${SITE}"
    secureJsonData:
      bearerToken: "TOKEN"`,
    language: "yaml",
    copy: "the data source",
    also: {
      text: "In a panel: type **JSON**, parser **Backend**, root `points`, columns `start` (Time) and `energy_wh` (Number), at this address:",
      code: `${DAILY}?prm=PRM&last=P3M`,
      copy: "the address",
    },
    after: ["A dashboard that refreshes asks again each time: once a day is enough, so set its refresh to **Off**."],
  },
  {
    id: "tableur",
    title: "Spreadsheet",
    tried: "part",
    with: "LibreOffice 7.4; not Excel",
    steps: [
      "With nothing to install: [My usage](/consommation) has a **CSV** button, and a double click opens the file.",
      "For a file that stays up to date, with the separators that LibreOffice and Excel expect in English:",
    ],
    code: `curl --fail --max-time 60 --output conso-spreadsheet.csv \\
  -H "Authorization: Bearer TOKEN" \\
  "${DAILY}.csv?prm=PRM&last=P3M"`,
    language: "bash",
    copy: "the command",
    after: [
      "Google Sheets calls from Google’s servers, often outside the European Union: the gateway refuses them (`outside_eu`).",
    ],
  },
  {
    id: "cron",
    title: "cron",
    tried: "whole",
    with: "cron 3.0 of Debian 12",
    steps: [
      "Open your table with `crontab -e` and add this one line: every morning, the last seven days take the place of those of the day before.",
    ],
    code: `${crontabAt({ hour: 9, minute: 23 })} curl --silent --fail --max-time 60 --output "$HOME/conso.csv" -H "Authorization: Bearer TOKEN" "${DAILY}.csv?${WEEK}"`,
    copy: "the line for cron",
    after: [
      "cron looks at the time in Paris every hour, and calls at yours only: the line is the same on a machine set to another time zone, in summer and in winter.",
    ],
  },
  {
    id: "commande",
    title: "Command line",
    tried: "whole",
    with: "Node 26",
    steps: ["Our command `conso` reads, goes on where it stopped and leaves out no day:"],
    code: SNIPPETS.conso,
    language: "bash",
    copy: "the commands",
    after: ["`conso auth` asks for your token and keeps it in a file that only you can read."],
  },
];

/** Our integration for Home Assistant. The redirect of My Home Assistant takes the domain of an integration, and nothing else. */
export const INTEGRATION: Translated<typeof INTEGRATION_FR> = {
  text: "With the integration **Conso API**: copy the folder `custom_components/conso_api` of our code into that of your configuration, restart, then open it. It fills the Energy dashboard, history and costs included.",
  button: "Open in my Home Assistant",
  href: "https://my.home-assistant.io/redirect/config_flow_start/?domain=conso_api",
  address: "The button cannot carry the address of this gateway: copy it, the integration asks for it first.",
  copy: "the address of the gateway",
  alone: "Without it, one sensor:",
};

/** HA Linky and `linky`, for a gateway that is at the address they have built in. */
export const LINKY: Translated<typeof LINKY_FR> = {
  homeAssistant: {
    text: "The easiest here is the add-on **HA Linky**: it fills the Energy dashboard, history included. In **Settings**, **Add-ons**, **Add-on store**, add this repository:",
    repository: "https://github.com/bokub/ha-linky",
    copyRepository: "the address of the repository",
    configuration: `meters:
  - prm: "PRM"
    token: TOKEN
    name: Linky usage
    action: sync
    production: false`,
    copyConfiguration: "the configuration of HA Linky",
    alone: "Without it, a single sensor:",
  },
  command: {
    text: "The program `linky` works here too:",
    code: "linky auth --token TOKEN",
    copy: "the linky command",
  },
};

/** The page `/en/brancher`. */
export const CONNECT: Translated<typeof FR> = {
  title: "Connect a program",
  description:
    "Home Assistant, Jeedom, Domoticz, Node-RED, Grafana, a spreadsheet, cron: settings to copy, with your token and your meter, at your minute of the morning.",
  lead: "Choose your program, copy, paste. One call a day is enough.",
  choice: "Program",
  placeholders:
    "Replace TOKEN by your token and PRM by the 14 digits of your meter (its “PRM” number). If you first open your meter in My usage, all of it is filled in here.",
  noToken: "No token yet?",
  consent: "Give my consent",
  own: "Open my meter",
  tried: { whole: "Tried", part: "Tried in part", not: "Not tried here" },
  triedWith: (text) => ` ${text}`,
  more: [
    "Another language? [curl, JavaScript and Python](/documentation/programmes) have their examples, and [the reference](/documentation/api) every address.",
    "Give each program [a token of its own](/documentation/jetons): you can take one back without touching the others.",
  ],
};
