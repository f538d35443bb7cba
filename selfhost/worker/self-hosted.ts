/** What the configuration of the folder binds beside the gateway's own variables. */
export interface SelfHosted {
  /** The contents of the static files, by hash. */
  readonly FILES: Fetcher;
  readonly ENEDIS_API_URL: string;
}
