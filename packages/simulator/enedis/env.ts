/** The variables of `wrangler.toml`. */
export interface EnedisEnv {
  readonly CALLBACK_URL: string;
  readonly CLIENT_ID: string;
  readonly CLIENT_SECRET: string;
}
