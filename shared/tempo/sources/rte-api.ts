import * as z from "zod/mini";
import { addDays, type Day, dayStartMs, parisText } from "../../paris-time.ts";
import { type Ask, coloursFrom, RTE_NAMES, readAs } from "./source.ts";

export interface RteAccount {
  readonly clientId: string;
  readonly clientSecret: string;
}

const TOKEN = z.object({ access_token: z.string() });
const CALENDAR = z.object({
  tempo_like_calendars: z.object({
    values: z.array(
      z.object({ start_date: z.string(), value: z.unknown(), fallback: z.optional(z.nullable(z.boolean())) }),
    ),
  }),
});

/** RTE's official API "Tempo Like Supply Contract", version 1: a token by client credentials, then at most 366 days. */
export const askRteApi =
  (base: URL, { clientId, clientSecret }: RteAccount): Ask =>
  async ({ season, today, tomorrow }, get) => {
    const basic = btoa(`${clientId}:${clientSecret}`);
    const token = readAs(
      TOKEN,
      await get(new URL("token/oauth/", base), { method: "POST", headers: { authorization: `Basic ${basic}` } }),
    );
    if (token === null) return null;
    const end = season.end <= today ? season.end : addDays(tomorrow ?? today, 1);
    const url = new URL("open_api/tempo_like_supply_contract/v1/tempo_like_calendars", base);
    url.searchParams.set("start_date", midnight(season.start));
    url.searchParams.set("end_date", midnight(end));
    url.searchParams.set("fallback_status", "true");
    const read = readAs(
      CALENDAR,
      await get(url, { headers: { authorization: `Bearer ${token.access_token}`, accept: "application/json" } }),
    );
    if (read === null) return null;
    // A colour that is a fallback is not official.
    const official = read.tempo_like_calendars.values.filter(({ fallback }) => fallback !== true);
    return coloursFrom(
      official.map(({ start_date, value }) => [start_date.slice(0, "YYYY-MM-DD".length), value] as const),
      RTE_NAMES,
    );
  };

const midnight = (on: Day): string => parisText(dayStartMs(on));
