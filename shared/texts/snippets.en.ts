import type { Translated } from "../language.ts";
import { SITE } from "./site.ts";
import type { SNIPPETS as FR } from "./snippets.fr.ts";

/** Parameters on lines of their own: a phone shows short lines whole. */
const WEEK = "-d prm=PRM -d start=2026-11-15 -d end=2026-11-22";

/** Programs to copy. Each works once every `TOKEN` and every `PRM` is replaced, wherever it stands. */
export const SNIPPETS: Translated<typeof FR> = {
  first: `curl --get "${SITE}/api/daily_consumption" \\
  ${WEEK} \\
  -H "Authorization: Bearer TOKEN"`,

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

  curl: `# The half hours of a week, into a file
curl --get "${SITE}/api/consumption_load_curve" \\
  ${WEEK} \\
  --fail-with-body --max-time 60 --output week.json \\
  -H "Authorization: Bearer TOKEN"`,

  javascript: `const site = "${SITE}";
const token = "TOKEN";
const prm = "PRM";

async function read(measure, start, end) {
  const address = \`\${site}/api/\${measure}?\${new URLSearchParams({ prm, start, end })}\`;
  const headers = { Authorization: \`Bearer \${token}\`, "Accept-Language": "en" };
  const response = await fetch(address, { headers });
  const body = await response.json();
  if (!response.ok) throw new Error(\`\${body.code}: \${body.detail} \${body.remedy}\`);
  return body.interval_reading.map(({ date, value }) => ({ date, value: Number(value) }));
}

console.table(await read("daily_consumption", "2026-11-15", "2026-11-22"));`,

  python: `import json
import urllib.error
import urllib.parse
import urllib.request

site = "${SITE}"
token = "TOKEN"
prm = "PRM"


def read(measure, start, end):
    parameters = urllib.parse.urlencode({"prm": prm, "start": start, "end": end})
    request = urllib.request.Request(
        f"{site}/api/{measure}?{parameters}",
        headers={"Authorization": f"Bearer {token}", "Accept-Language": "en"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return json.load(response)["interval_reading"]
    except urllib.error.HTTPError as error:
        problem = json.load(error)
        raise SystemExit(f"{problem['code']}: {problem['remedy']}")


for point in read("daily_consumption", "2026-11-15", "2026-11-22"):
    print(point["date"], int(point["value"]), "Wh")`,

  conso: `npm install --global conso
conso auth --gateway ${SITE}
conso daily --last P7D
conso load-curve --last P1Y --output half-hours.csv`,

  me: `curl "${SITE}/api/v2/me" \\
  -H "Authorization: Bearer TOKEN"`,

  renew: `curl -X POST "${SITE}/api/v2/tokens/renew" \\
  -H "Authorization: Bearer TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"name": "water heater", "scope": "consumption daily"}'`,

  merge: `curl -X POST "${SITE}/api/v2/tokens/merge" \\
  -H "Authorization: Bearer TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"token": "OTHER"}'`,

  revoke: `curl "${SITE}/api/v2/tokens/revoke" -d token=TOKEN`,

  demo: `curl --get "${SITE}/api/demo/consumption_load_curve" \\
  -d start=2026-10-25 -d end=2026-10-26

curl --get "${SITE}/api/demo/daily_consumption" \\
  -d start=2026-11-15 -d end=2026-11-22 -d error=quota_shared`,
};
