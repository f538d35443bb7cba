/** What Cloudflare's file server answers at one address: a file with its headers, or where to go instead. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The name of the content under `files/`; absent: there is none. */
  readonly content?: string;
}

/** The answers by path, for each of the two sets of files. */
export type RecordedFiles = Readonly<Record<"production" | "simulation", Readonly<Record<string, RecordedAnswer>>>>;
