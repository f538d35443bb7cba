import type { Translated } from "../language.ts";
import type { LOST as FR } from "./lost.fr.ts";

/** Links on the page of an unknown address. */
export const LOST: Translated<typeof FR> = {
  ways: [
    ["/", "Home"],
    ["/documentation", "Documentation"],
    ["/exemples", "Try the API"],
    ["/statut", "Service status"],
    ["/signaler", "Report a problem"],
  ],
};
