/** `none`: it cannot be judged from here, and the line says why. */
export type Verdict = "ok" | "warning" | "fault" | "none";

/** One line of the doctor's table. */
export interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
  /** What was seen, in one sentence. */
  readonly seen: string;
  /** What to do about it; absent when there is nothing to do. */
  readonly remedy?: string;
}

type Line = Pick<Finding, "seen" | "remedy"> & Pick<Finding, "verdict">;

export const ok = (seen: string): Line => ({ verdict: "ok", seen });
export const none = (seen: string): Line => ({ verdict: "none", seen });
export const warning = (seen: string, remedy: string): Line => ({ verdict: "warning", seen, remedy });
export const fault = (seen: string, remedy: string): Line => ({ verdict: "fault", seen, remedy });

export type { Line };
