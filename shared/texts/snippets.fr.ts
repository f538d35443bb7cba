import { SITE } from "./site.ts";

/** Parameters on lines of their own: a phone shows short lines whole. */
const WEEK = "-d prm=PRM -d start=2026-11-15 -d end=2026-11-22";

/** Programs to copy. Each works once every `JETON` and every `PRM` is replaced, wherever it stands. */
export const SNIPPETS = {
  first: `curl --get "${SITE}/api/daily_consumption" \\
  ${WEEK} \\
  -H "Authorization: Bearer JETON"`,

  answer: `{
  "usage_point_id": "PRM",
  "start": "2026-11-15",
  "end": "2026-11-22",
  "quality": "BRUT",
  "reading_type": {
    "unit": "Wh",
    "measurement_kind": "energy",
    "aggregate": "sum",
    "measuring_period": "P1D"
  },
  "interval_reading": [
    { "value": "13632", "date": "2026-11-15" },
    { "value": "12473", "date": "2026-11-16" }
  ]
}`,

  curl: `# Les demi-heures d’une semaine, dans un fichier
curl --get "${SITE}/api/consumption_load_curve" \\
  ${WEEK} \\
  --fail-with-body --max-time 60 --output semaine.json \\
  -H "Authorization: Bearer JETON"`,

  javascript: `const site = "${SITE}";
const jeton = "JETON";
const prm = "PRM";

async function lire(mesure, start, end) {
  const adresse = \`\${site}/api/\${mesure}?\${new URLSearchParams({ prm, start, end })}\`;
  const reponse = await fetch(adresse, { headers: { Authorization: \`Bearer \${jeton}\` } });
  const corps = await reponse.json();
  if (!reponse.ok) throw new Error(\`\${corps.code} : \${corps.message} \${corps.remedy}\`);
  return corps.interval_reading.map(({ date, value }) => ({ date, valeur: Number(value) }));
}

console.table(await lire("daily_consumption", "2026-11-15", "2026-11-22"));`,

  python: `import json
import urllib.error
import urllib.parse
import urllib.request

site = "${SITE}"
jeton = "JETON"
prm = "PRM"


def lire(mesure, start, end):
    parametres = urllib.parse.urlencode({"prm": prm, "start": start, "end": end})
    demande = urllib.request.Request(
        f"{site}/api/{mesure}?{parametres}",
        headers={"Authorization": f"Bearer {jeton}"},
    )
    try:
        with urllib.request.urlopen(demande, timeout=60) as reponse:
            return json.load(reponse)["interval_reading"]
    except urllib.error.HTTPError as erreur:
        probleme = json.load(erreur)
        raise SystemExit(f"{probleme['code']} : {probleme['remedy']}")


for point in lire("daily_consumption", "2026-11-15", "2026-11-22"):
    print(point["date"], int(point["value"]), "Wh")`,

  conso: `npm install --global conso
conso auth --gateway ${SITE}
conso daily --last P7D
conso load-curve --last P1Y --output demi-heures.csv`,

  me: `curl "${SITE}/api/v2/me" \\
  -H "Authorization: Bearer JETON"`,

  renew: `curl -X POST "${SITE}/api/v2/tokens/renew" \\
  -H "Authorization: Bearer JETON" \\
  -H "Content-Type: application/json" \\
  -d '{"name": "chauffe-eau", "scope": "consumption daily"}'`,

  merge: `curl -X POST "${SITE}/api/v2/tokens/merge" \\
  -H "Authorization: Bearer JETON" \\
  -H "Content-Type: application/json" \\
  -d '{"token": "AUTRE"}'`,

  revoke: `curl "${SITE}/api/v2/tokens/revoke" -d token=JETON`,

  demo: `curl --get "${SITE}/api/demo/consumption_load_curve" \\
  -d start=2026-10-25 -d end=2026-10-26

curl --get "${SITE}/api/demo/daily_consumption" \\
  -d start=2026-11-15 -d end=2026-11-22 -d error=quota_shared`,
} as const;
