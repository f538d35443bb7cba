import type { Context } from "hono";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { rememberedCookies } from "../../shared/http/cookies.ts";
import { type Remembered, unsealRemembered } from "../../shared/token/remembered.ts";

/** What the cookie under this name remembers; `null` when there is none of ours, or when it has ended. */
export async function readRemembered<E extends AppEnv>(c: Context<E>, name: string): Promise<Remembered | null> {
  const sealed = rememberedCookies.get(c, name);
  return sealed === undefined ? null : unsealRemembered(sealed, name, configFrom(c.env).tokenSecrets, Date.now());
}

/** What all of them remember; those that are not ours, or have ended, are taken away. */
export async function readAllRemembered<E extends AppEnv>(c: Context<E>): Promise<Remembered[]> {
  const names = rememberedCookies.names(c);
  const read = await Promise.all(names.map((name) => readRemembered(c, name)));
  for (const [at, name] of names.entries()) if (read[at] === null) rememberedCookies.clear(c, name);
  return read.filter((one) => one !== null);
}
