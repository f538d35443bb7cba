import { countDown } from "../browser/countdown.ts";

/** A page that loads again by itself, through its `Refresh` header: its wait is counted down. */
for (const place of document.querySelectorAll<HTMLElement>("[data-seconds]")) {
  countDown(place, Number(place.dataset.seconds));
}
