/** Mean power between two instants. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly watts: number;
}

export interface DayOfSteps {
  readonly startMs: number;
  readonly endMs: number;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
}
