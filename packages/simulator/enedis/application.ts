/** The application that Enedis knows, as its portal registers one. */
export interface Application {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the consent page leads back to; the link to it cannot name another. */
  readonly callbackUrl: string;
}
