import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../local/folders.ts";

/** Files that are changed on purpose, and the pure tests that should notice. Paths start at the root of the repository. */
interface Group {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

/** Files of `shared/`, with the tests of the same names. */
const filesOf = (room: string, ...names: string[]): Group => ({
  mutate: names.map((name) => `shared/${room}${name}.ts`),
  tests: names.map((name) => `test/shared/${room}${name}.test.ts`),
});

const together = (...groups: readonly Group[]): Group => ({
  mutate: groups.flatMap(({ mutate }) => mutate),
  tests: groups.flatMap(({ tests }) => tests),
});

/** Small, because a fault at the top level of a file is tried with all the tests of its group. */
export const GROUPS: Readonly<Record<string, Group>> = {
  dates: together(filesOf("", "paris-time", "remembered"), { mutate: ["shared/paris-offset.ts"], tests: [] }),
  queries: together(filesOf("measures/", "period"), filesOf("frozen/", "query")),
  translation: together(
    filesOf("measures/", "points", "time-order", "usual-curve"),
    filesOf("frozen/", "v5-meter-reading"),
  ),
  words: filesOf("frozen/", "v5-error-words"),
  token: filesOf("token/", "bearer", "claims", "name", "request-body", "token", "verified-tokens"),
  scope: filesOf("token/", "derivation", "scope"),
  pairing: filesOf("pairing/", "device-code", "device-request", "pairing", "user-code", "visit"),
  confirmation: filesOf("consent/", "consent", "share-rule"),
  circuit: filesOf("quota/", "circuit-breaker", "failing-meters", "recent-meters"),
  fairness: filesOf("quota/", "budgets", "fairness", "loops", "meters", "slot", "token-shares", "turns"),
  tempo: {
    mutate: filesOf("tempo/", "calendar", "claims", "holidays", "instants", "rules", "schedule", "season").mutate,
    tests: filesOf("tempo/", "claims", "rules", "schedule").tests,
  },
  intensity: filesOf("intensity/", "cleanest", "day-memory", "days", "eco2mix", "published", "schedule"),
  cursor: filesOf("readings/", "cursor"),
  limits: filesOf("limits/", "address-block", "gcra", "request-counter"),
  simulator: filesOf("impact/", "body-bounds", "curve-bounds", "json-scan", "well-formed-curve"),
  lessons: filesOf("quota/", "lessons"),
  line: filesOf("quota/", "hour-ring", "line"),
  // Without quota-under-load.test.ts, which plays hours of demand for each fault: the score is the least it can be.
  quota: {
    mutate: filesOf("quota/", "appointments", "pace", "queue", "quota").mutate,
    tests: filesOf("quota/", "appointments", "pace", "quota").tests,
  },
};

/** The files of a group that are not where it looks for them: Stryker would change nothing, and pass. */
export const missingFrom = ({ mutate, tests }: Group): readonly string[] =>
  [...mutate, ...tests].filter((file) => !existsSync(join(ROOT, file)));

/** The group that `run.ts` started this process for. */
export function chosenGroup(): Group & { readonly name: string } {
  const name = process.env.MUTATION_GROUP ?? "";
  const group = GROUPS[name];
  if (group === undefined)
    throw new Error(`No group is called "${name}". There are: ${Object.keys(GROUPS).join(", ")}.`);
  const missing = missingFrom(group);
  if (missing.length > 0) throw new Error(`The group "${name}" names ${missing.join(", ")}, which is not there.`);
  return { name, ...group };
}
