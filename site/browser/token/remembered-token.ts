/** A token that this device remembers. */
export interface RememberedToken {
  /** `nameOf` the token. */
  readonly name: string;
  readonly token: string;
  /** What the person calls its meters, by their numbers. Kept in the box with the token. */
  readonly names: MeterNames;
}

export type MeterNames = Readonly<Record<string, string>>;
