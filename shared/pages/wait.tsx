import type { Language } from "../language.ts";
import { inWords } from "../refusals/durations.ts";

/** The script that counts waits down. */
export const WAIT_SCRIPT = "/scripts/wait.js";

/** A wait in words. A script counts it down; without one it stays as it was when the page was made. */
export const Wait = ({ seconds, language }: { readonly seconds: number; readonly language: Language }) => (
  <span role="timer" data-seconds={seconds}>
    {inWords(seconds * 1000, language)}
  </span>
);
