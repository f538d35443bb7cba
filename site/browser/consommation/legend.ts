import { withFrenchSpaces } from "../../../shared/pages/typography.ts";
import { element } from "../element.ts";
import type { Key } from "./views/view.ts";

type Entry = Key | string | Node;

const isKey = (entry: Entry): entry is Key => typeof entry === "object" && "colour" in entry;

/** Shows what the colours of a drawing mean, each beside a swatch, and what else there is to say of it. */
export function showLegend(place: HTMLElement, entries: readonly Entry[]): void {
  const keys = entries.filter(isKey).map(({ colour, text }) => {
    const swatch = element("span", { class: colour === "scale" ? "ramp" : `dot ${colour}`, "aria-hidden": "true" });
    return element("span", { class: "key" }, swatch, text);
  });
  const others = entries.flatMap((entry) =>
    isKey(entry) ? [] : [typeof entry === "string" ? withFrenchSpaces(entry) : entry, " "],
  );
  place.replaceChildren(...keys, ...(others.length > 0 ? [element("span", {}, ...others)] : []));
}

/** The same for a picture, which has no links. */
export const keysOf = (entries: readonly Entry[]): Key[] => entries.filter(isKey);
