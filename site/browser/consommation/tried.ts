import { REMEMBERED as TEXTS } from "#words/remember";
import type { Failure } from "../token/remembered.ts";

/** What did not work; a browser that refuses its storage, or a gateway that does not answer, is a failure too. */
export const tried = (act: () => Promise<Failure>): Promise<Failure> =>
  act().catch((error) => ({
    detail: error instanceof TypeError ? TEXTS.unreachable : TEXTS.unable,
    remedy: "",
  }));
