import { isInsideEu } from "../../../shared/config/eu-data-centres.ts";
import { answered, jsonOf } from "../ask.ts";
import { fault, type Line, none, ok, warning } from "../finding.ts";
import { isHere, isSimulation, type Seen } from "../seen.ts";

/** A gateway over invented meters must not be taken for a real one. */
export function meters(seen: Seen): Line {
  if (!answered(seen.status)) return none("the gateway does not say");
  if (!isSimulation(seen)) return ok("Enedis is not simulated");
  if (isHere(seen)) return ok("simulated, on this machine only");
  return warning(
    "Enedis is simulated: no real meter can be read",
    "set ENEDIS_API_URL to Enedis's own API before real people come",
  );
}

/** Which data centre of Cloudflare took the request is in `CF-Ray`; of another host nothing says where it is. */
export function eu(seen: Seen): Line {
  const { reading } = seen;
  if (isHere(seen)) return none("on this machine: no data centre to judge");
  if (!answered(reading)) return none("the API does not answer");
  const isRefused = (jsonOf(reading) as { code?: unknown } | null)?.code === "outside_eu";
  const [, place] = /-([A-Z]{3})$/.exec(reading.headers.get("cf-ray") ?? "") ?? [];
  if (isRefused)
    return warning(
      `refused at ${place ?? "its place"}, outside the EU, as it should be`,
      "run the doctor from within the EU to see more",
    );
  if (place === undefined) return none("not behind Cloudflare: where its server stands cannot be seen from outside");
  if (isInsideEu(place)) return ok(`this request entered at ${place}, inside the EU`);
  return fault(
    `a request that entered at ${place}, outside the EU, was served`,
    'set EU_ONLY to "true" and deploy again',
  );
}
