/** The multiples of a round number from zero to the top, at most that many after zero: the labels of an axis. */
export function roundSteps(top: number, most: number): number[] {
  const least = top / Math.max(most, 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5].find((round) => round * power >= least) ?? 10) * power;
  const steps: number[] = [];
  // Multiplied, not added up: 0.1 added three times is not 0.3.
  for (let at = 0; at * step <= top; at++) steps.push(at * step);
  return steps;
}
