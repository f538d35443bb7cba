import type { Day } from "../../../shared/paris-time.ts";
import { choiceIn, fragmentOf } from "./address.ts";
import type { Choice } from "./choice.ts";

/** A window is written when it has stood still for this long: browsers count such writes. */
const SETTLED_MS = 300;

/** The address of the page, which names what the person looks at, and its history. */
export class AddressBar {
  readonly #today: Day;
  #settling: ReturnType<typeof setTimeout> | undefined;

  /** `onBack`: the person went to another step of the history. */
  constructor(today: Day, onBack: (choice: Choice) => void) {
    this.#today = today;
    addEventListener("popstate", () => {
      clearTimeout(this.#settling);
      const choice = this.choice;
      if (choice !== null) onBack(choice);
    });
  }

  /** `null`: the fragment is about something else. */
  get choice(): Choice | null {
    return choiceIn(location.hash, this.#today);
  }

  /** A new step of the history, so that Back undoes it. */
  add(choice: Choice): void {
    this.#write(choice, "pushState");
  }

  replace(choice: Choice): void {
    this.#write(choice, "replaceState");
  }

  replaceSoon(choice: Choice): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.replace(choice), SETTLED_MS);
  }

  #write(choice: Choice, how: "pushState" | "replaceState"): void {
    clearTimeout(this.#settling);
    const fragment = fragmentOf(choice);
    if (fragment !== location.hash) history[how](null, "", `${location.pathname}${location.search}${fragment}`);
  }
}
