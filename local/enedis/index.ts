import { createEnedis, type Enedis } from "../../packages/simulator/index.ts";

/** The variables of `wrangler.toml`. */
interface EnedisEnv {
  readonly CALLBACK_URL: string;
  readonly CLIENT_ID: string;
  readonly CLIENT_SECRET: string;
  /** More applications of the same company, as JSON. */
  readonly OTHER_APPLICATIONS?: string;
}

// One Enedis per isolate: consents, counts and log live as long as the process.
let enedis: Enedis | undefined;

export default {
  fetch(request, { CLIENT_ID, CLIENT_SECRET, CALLBACK_URL, OTHER_APPLICATIONS = "[]" }) {
    const application = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, callbackUrl: CALLBACK_URL };
    const others: { clientId: string; clientSecret: string }[] = JSON.parse(OTHER_APPLICATIONS);
    enedis ??= createEnedis({
      now: () => Date.now(),
      application,
      others: others.map((other) => ({ ...other, callbackUrl: CALLBACK_URL })),
    });
    return enedis.fetch(request);
  },
} satisfies ExportedHandler<EnedisEnv>;
