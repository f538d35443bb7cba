import { type ApplicationId, applicationsOf, configOf, FIRST_APPLICATION } from "../config/applications.ts";
import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Config, Env } from "../config/env.ts";
import type { Gate } from "./protocol.ts";

/** The one refusal for a Durable Object that does not respond: without its answer nothing is granted. */
export const GATE_UNREACHABLE = { code: "gate_unreachable", retryAfterMs: 5_000 } as const;

/** The gate of an application. The first keeps the object that it had when it was alone, with its hour and its revocations. */
export const gateOf = (env: Env, application: ApplicationId = FIRST_APPLICATION): Gate =>
  durableObject(env.QUOTA_GATE, configFrom(env).jurisdiction, gateName(application));

const FIRST_NAME = "enedis";
const gateName = (application: ApplicationId): string =>
  application === FIRST_APPLICATION ? FIRST_NAME : `${FIRST_NAME} ${application}`;

/** The configuration of the gate with this name. A gate whose application has left the settings keeps its revocations; nobody asks it for turns. */
export function configOfGate(env: Env, name: string | undefined): Config {
  const config = configFrom(env);
  const application = applicationsOf(config).find((id) => gateName(id) === name) ?? FIRST_APPLICATION;
  return configOf(config, application) ?? config;
}
