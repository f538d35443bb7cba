import type { Nature } from "./nature.ts";

/** A meter, and the number under which it is shared with the application. */
export interface Persona {
  readonly prm: string;
  readonly autorisationId: number;
  /** What the consent page shows, in French. */
  readonly label: string;
  readonly nature: Nature;
}
