import { inject } from "vitest";
import { setClock } from "../../local/clock.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The instant at which every test file begins. */
    readonly clock: string;
  }
}

setClock(inject("clock"));
