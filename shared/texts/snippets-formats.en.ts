import type { Translated } from "../language.ts";
import { SITE } from "./site.ts";
import type { FINDINGS as FINDINGS_FR, FORMATS as FR } from "./snippets-formats.fr.ts";

const DAYS = "-d start=2026-11-15 -d end=2026-11-17";
const TOKEN = '-H "Authorization: Bearer TOKEN"';

/** The formats of the API v2, in the order of their tabs. */
export const FORMATS: Translated<typeof FR> = {
  json: {
    id: "json",
    title: "JSON",
    text: "Everything in one object: the points, what is there or missing, day by day (`coverage`), and what could not be read (`holes`, `dropped`).",
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
    text: "One point a line, to read as they come: a year of half hours never fills the memory. The last line is a summary (`summary`).",
    file: null,
    command: `# Half hours of more than 300 Wh
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
    text: "Commas, and decimal points. Times are those of Paris, with their offset in the column `utc_offset`.",
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
    title: "French CSV",
    text: "With `locale=fr`: semicolons, and the encoding that Excel and LibreOffice expect when they are in French. A double click is enough.",
    file: "conso-spreadsheet.csv",
    command: `curl --get "${SITE}/api/v2/consumption/daily.csv" \\
  ${DAYS} -d locale=fr \\
  --fail --max-time 60 --output conso-spreadsheet.csv \\
  ${TOKEN}`,
    answer: `start;end;energy_wh;power_w;quality;utc_offset
2026-11-15 00:00:00;2026-11-16 00:00:00;12473;520;raw;+01:00
2026-11-16 00:00:00;2026-11-17 00:00:00;12003;500;raw;+01:00`,
  },

  homeAssistant: {
    id: "statistiques",
    title: "Home Assistant",
    text: "Messages ready for `recorder/import_statistics`: the history of the Energy dashboard, and its cost if you give `price`, in euros per kWh. Keep `continuation.next`: it is the address of the next import, whose sums go on.",
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
};

/** What else the page shows. */
export const FINDINGS: Translated<typeof FINDINGS_FR> = {
  diagnosis: {
    command: `curl --get "${SITE}/api/v2/diagnosis" \\
  ${DAYS} \\
  -H "Accept-Language: en" \\
  ${TOKEN} \\
  | jq '{verdict, title, detail, remedy}'`,
    answer: `{
  "verdict": "well",
  "title": "All is well",
  "detail": "Enedis gives every reading of the period.",
  "remedy": "Nothing to do. If your program does not receive them, check the period and the address it asks for."
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
};
