import { SITE } from "./site.ts";

const DAYS = "-d start=2026-11-15 -d end=2026-11-17";
const TOKEN = '-H "Authorization: Bearer JETON"';

/** The formats of the API v2: a command to copy, and what it answers. A test compares the members with those of the API. */
export const FORMATS_FR = {
  json: {
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
    command: `curl --get "${SITE}/api/v2/consumption/daily.csv" \\
  ${DAYS} \\
  --fail --max-time 60 --output conso.csv \\
  ${TOKEN}`,
    answer: `start,end,energy_wh,power_w,quality,utc_offset
2026-11-15 00:00:00,2026-11-16 00:00:00,12473,520,raw,+01:00
2026-11-16 00:00:00,2026-11-17 00:00:00,12003,500,raw,+01:00`,
  },

  csvFr: {
    command: `curl --get "${SITE}/api/v2/consumption/daily.csv" \\
  ${DAYS} -d locale=fr \\
  --fail --max-time 60 --output conso-tableur.csv \\
  ${TOKEN}`,
    answer: `start;end;energy_wh;power_w;quality;utc_offset
2026-11-15 00:00:00;2026-11-16 00:00:00;12473;520;raw;+01:00
2026-11-16 00:00:00;2026-11-17 00:00:00;12003;500;raw;+01:00`,
  },

  homeAssistant: {
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
    "name": "Linky 4270 consumption",
    "source": "conso_api",
    "statistic_id": "conso_api:linky_4270_consumption",
    "unit_class": "energy",
    "unit_of_measurement": "Wh"
  },
  "stats": [
    { "start": "2026-11-15T00:00:00+01:00", "state": 12473, "sum": 12473 },
    { "start": "2026-11-16T00:00:00+01:00", "state": 12003, "sum": 24476 }
  ]
}`,
  },

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
      "unavailable": []
    }
  ]
}`,
  },
} as const;
