import { LANGUAGE } from "#words/language";
import { inWords } from "../../shared/refusals/durations.ts";

/**
 * Shows the wait that is left, every second, and calls `whenOver` at its end. Returns how to stop it. It follows the clock, not
 * the number of ticks: a tab in the background has few.
 */
export function countDown(place: HTMLElement, seconds: number, whenOver: () => void = () => undefined): () => void {
  const endsAtMs = performance.now() + seconds * 1000;
  const timer = setInterval(() => {
    const leftMs = endsAtMs - performance.now();
    place.textContent = inWords(Math.max(0, leftMs), LANGUAGE);
    if (leftMs > 0) return;
    clearInterval(timer);
    whenOver();
  }, 1_000);
  place.textContent = inWords(seconds * 1000, LANGUAGE);
  return () => clearInterval(timer);
}
