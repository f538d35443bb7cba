import { inWords } from "../refusals/durations.ts";

/** The script that counts waits down. */
export const WAIT_SCRIPT = "/scripts/wait.js";

/** A wait in words. A script counts it down; without one it stays as it was when the page was made. */
export const Wait = ({ seconds }: { readonly seconds: number }) => (
  <span role="timer" data-seconds={seconds}>
    {inWords(seconds * 1000, "fr")}
  </span>
);
