import { SITE } from "./site.ts";

const DAYS = "-d start=2026-11-15 -d end=2026-11-17";
const TOKEN = '-H "Authorization: Bearer JETON"';

/** A command to copy, and what it answers. A test runs it and compares the answer with this one. */
interface ExchangeWords {
  readonly command: string;
  readonly answer: string;
}

/** A format of the API v2, as the guide shows it. */
interface FormatWords extends ExchangeWords {
  /** Of its tab, for links. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The file that the command writes, which is no JSON; `null`: it prints JSON. */
  readonly file: string | null;
}

/** The formats of the API v2, in the order of their tabs. */
export const FORMATS = {
  json: {
    id: "json",
    title: "JSON",
    text: "Tout dans un objet : les points, ce qui est là ou manque, jour par jour (`coverage`), et ce qui n’a pu être lu (`holes`, `dropped`).",
    file: null,
    command: `curl --get "${SITE}/api/v2/consumption/daily" \\
  ${DAYS} \\
  ${TOKEN}`,
    answer: `{
  "direction": "consumption",
  "series": "daily",
  "meter": "••••••••••4270",
  "asked": { "start": "2026-11-15T00:00:00+01:00", "end": "2026-11-17T00:00:00+01:00" },
  "given": { "start": "2026-11-15T00:00:00+01:00", "end": "2026-11-17T00:00:00+01:00" },
  "clamped": [],
  "points": [
    {
      "start": "2026-11-15T00:00:00+01:00", "end": "2026-11-16T00:00:00+01:00",
      "energy_wh": 12473, "power_w": 520, "quality": "raw"
    },
    {
      "start": "2026-11-16T00:00:00+01:00", "end": "2026-11-17T00:00:00+01:00",
      "energy_wh": 12003, "power_w": 500, "quality": "raw"
    }
  ],
  "complete": true,
  "enedis_calls": 1,
  "rest": null,
  "holes": [],
  "dropped": { "repeated": 0, "overlapping": 0, "misplaced": 0, "outside": 0, "unreadable": 0 },
  "unused_prices": [],
  "expected": 2,
  "present": 2,
  "missing": 0,
  "coverage": [
    { "day": "2026-11-15", "expected": 1, "present": 1, "missing": 0 },
    { "day": "2026-11-16", "expected": 1, "present": 1, "missing": 0 }
  ]
}`,
  },

  jsonl: {
    id: "json-lines",
    title: "JSON Lines",
    text: "Un point par ligne, à lire au fil de l’eau : une année de demi-heures n’occupe jamais la mémoire. La dernière ligne est un résumé (`summary`).",
    file: null,
    command: `# Les demi-heures de plus de 300 Wh
curl --get "${SITE}/api/v2/consumption/load_curve.jsonl" \\
  ${DAYS} \\
  --fail --max-time 60 \\
  ${TOKEN} \\
  | jq -c 'select(.energy_wh > 300)'`,
    answer: `{"start":"2026-11-15T01:30:00+01:00","end":"2026-11-15T02:00:00+01:00","energy_wh":1204,"power_w":2408,"quality":"raw"}
{"start":"2026-11-15T02:00:00+01:00","end":"2026-11-15T02:30:00+01:00","energy_wh":1187,"power_w":2374,"quality":"raw"}`,
  },

  csv: {
    id: "csv",
    title: "CSV",
    text: "Virgules et points décimaux. Les heures sont celles de Paris, leur décalage est dans la colonne `utc_offset`.",
    file: "conso.csv",
    command: `curl --get "${SITE}/api/v2/consumption/daily.csv" \\
  ${DAYS} \\
  --fail --max-time 60 --output conso.csv \\
  ${TOKEN}`,
    answer: `start,end,energy_wh,power_w,quality,utc_offset
2026-11-15 00:00:00,2026-11-16 00:00:00,12473,520,raw,+01:00
2026-11-16 00:00:00,2026-11-17 00:00:00,12003,500,raw,+01:00`,
  },

  csvFr: {
    id: "csv-francais",
    title: "CSV français",
    text: "Avec `locale=fr` : des points-virgules et l’encodage qu’Excel et LibreOffice attendent en français. Un double clic suffit.",
    file: "conso-tableur.csv",
    command: `curl --get "${SITE}/api/v2/consumption/daily.csv" \\
  ${DAYS} -d locale=fr \\
  --fail --max-time 60 --output conso-tableur.csv \\
  ${TOKEN}`,
    answer: `start;end;energy_wh;power_w;quality;utc_offset
2026-11-15 00:00:00;2026-11-16 00:00:00;12473;520;raw;+01:00
2026-11-16 00:00:00;2026-11-17 00:00:00;12003;500;raw;+01:00`,
  },

  homeAssistant: {
    id: "statistiques",
    title: "Home Assistant",
    text: "Des messages prêts pour `recorder/import_statistics` : l’historique de l’onglet Énergie, et son coût si vous donnez `price`, en euros par kWh. Gardez `continuation.next` : c’est l’adresse de l’import suivant, dont les sommes continuent.",
    file: null,
    command: `curl --get "${SITE}/api/v2/consumption/daily.home-assistant.json" \\
  ${DAYS} -d price=0.2016 \\
  --fail --max-time 60 \\
  ${TOKEN} \\
  | jq '.messages[0]'`,
    answer: `{
  "type": "recorder/import_statistics",
  "metadata": {
    "mean_type": 0,
    "has_sum": true,
    "name": "Linky 4270 consumption daily",
    "source": "conso_api",
    "statistic_id": "conso_api:vebhhxjo_consumption_daily",
    "unit_class": "energy",
    "unit_of_measurement": "Wh"
  },
  "stats": [
    { "start": "2026-11-15T00:00:00+01:00", "state": 12473, "sum": 12473 },
    { "start": "2026-11-16T00:00:00+01:00", "state": 12003, "sum": 24476 }
  ]
}`,
  },
} as const satisfies Readonly<Record<string, FormatWords>>;

/** What else the page shows. */
export const FINDINGS = {
  diagnosis: {
    command: `curl --get "${SITE}/api/v2/diagnosis" \\
  ${DAYS} \\
  -H "Accept-Language: fr" \\
  ${TOKEN} \\
  | jq '{verdict, title, detail, remedy}'`,
    answer: `{
  "verdict": "well",
  "title": "Tout va bien",
  "detail": "Enedis donne tous les relevés de la période.",
  "remedy": "Rien à faire. Si votre programme ne les reçoit pas, vérifiez la période et l’adresse qu’il demande."
}`,
  },

  meters: {
    command: `curl "${SITE}/api/v2/meters" \\
  ${TOKEN}`,
    answer: `{
  "meters": [
    {
      "meter": "••••••••••4270",
      "roles": ["consumption"],
      "contract_start": "2016-12-17",
      "subscribed_power_kva": 12,
      "active_since": { "consumption": "2016-12-17", "production": null },
      "off_peak": [{ "start": "01:30", "end": "07:30" }, { "start": "12:30", "end": "14:30" }],
      "services_level": "open",
      "connection_state": "supplied",
      "unavailable": []
    }
  ]
}`,
  },
} as const satisfies Readonly<Record<string, ExchangeWords>>;
