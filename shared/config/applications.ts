import * as z from "zod/mini";
import type { Config, FurtherApplication } from "./env.ts";

/** Names a partner application of this operator in settings and tokens; not its client id at Enedis, which may change. */
export type ApplicationId = string;

/** The application of `ENEDIS_CLIENT_ID`. Tokens do not name it: those of before there were several open its meters. */
export const FIRST_APPLICATION: ApplicationId = "first";

/** Every token holds it for each of its meters, so it is short. */
export const APPLICATION_ID = /^[a-z][a-z0-9-]{0,15}$/;

const text = z.string().check(z.minLength(1));
const list = z
  .array(
    z.strictObject({
      id: z.string().check(z.regex(APPLICATION_ID)),
      clientId: text,
      clientSecret: text,
      callsPerSecond: z.optional(z.number().check(z.gte(1), z.lte(1_000))),
      callsPerHour: z.optional(z.number().check(z.gte(1), z.lte(60_000))),
    }),
  )
  .check(z.maxLength(20));

/**
 * Reads `ENEDIS_APPLICATIONS`, a JSON array; or says what is wrong with it, without its values: it holds secrets. Each needs a name and
 * credentials of its own, since Enedis counts calls by client.
 */
export function readApplications(
  setting: string | undefined,
  firstClientId: string,
): readonly FurtherApplication[] | { readonly fault: string } {
  if (setting === undefined || setting.trim() === "") return [];
  const read = list.safeParse(json(setting));
  if (!read.success)
    return { fault: `is not a list of applications: see ${read.error.issues[0]?.path.join(".") || "its JSON"}` };
  const ids = [FIRST_APPLICATION, ...read.data.map(({ id }) => id)];
  if (new Set(ids).size < ids.length) return { fault: "gives two applications the same id" };
  const clients = [firstClientId, ...read.data.map(({ clientId }) => clientId)];
  if (new Set(clients).size < clients.length) return { fault: "names one client of Enedis twice" };
  return read.data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every application of this deployment, the first one first. */
export const applicationsOf = ({ furtherApplications }: Config): readonly ApplicationId[] => [
  FIRST_APPLICATION,
  ...furtherApplications.map(({ id }) => id),
];

/** Of this isolate, so that each view is made once. */
const views = new WeakMap<FurtherApplication, Config>();

/** The configuration as one application sees it: its credentials and its limits. `null`: it is no longer in the settings. */
export function configOf(config: Config, id: ApplicationId): Config | null {
  if (id === FIRST_APPLICATION) return config;
  const application = config.furtherApplications.find((one) => one.id === id);
  if (application === undefined) return null;
  const known = views.get(application);
  if (known !== undefined) return known;
  const { clientId, clientSecret, callsPerSecond, callsPerHour } = application;
  const view: Config = {
    ...config,
    enedis: { ...config.enedis, clientId, clientSecret },
    quota: {
      ...config.quota,
      callsPerSecond: callsPerSecond ?? config.quota.callsPerSecond,
      callsPerHour: callsPerHour ?? config.quota.callsPerHour,
    },
  };
  views.set(application, view);
  return view;
}
