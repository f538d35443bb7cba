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

/** Small, because a fault at the top level of a file is tried with all the tests of its group. */
export const GROUPS: Readonly<Record<string, Group>> = {
  dates: filesOf("", "paris-time"),
  queries: filesOf("measures/", "period", "query"),
  translation: filesOf("measures/", "series", "time-order", "v5-meter-reading"),
  words: filesOf("measures/", "v5-error-words"),
  token: filesOf("token/", "bearer", "claims", "name", "request-body", "token", "verified-tokens"),
  scope: filesOf("token/", "derivation", "scope"),
  confirmation: filesOf("consent/", "consent", "share-rule"),
  circuit: filesOf("quota/", "circuit-breaker", "failing-meters", "recent-meters"),
  fairness: filesOf("quota/", "budgets", "fairness", "loops", "meters", "slot", "token-shares", "turns"),
  lessons: filesOf("quota/", "lessons"),
  line: filesOf("quota/", "hour-ring", "line"),
  // Without quota-under-load.test.ts, which plays hours of demand for each fault: the score is the least it can be.
  quota: {
    mutate: filesOf("quota/", "appointments", "pace", "queue", "quota").mutate,
    tests: filesOf("quota/", "appointments", "pace", "quota").tests,
  },
};

/** The group that `run.ts` started this process for. */
export function chosenGroup(): Group & { readonly name: string } {
  const name = process.env.MUTATION_GROUP ?? "";
  const group = GROUPS[name];
  if (group === undefined)
    throw new Error(`No group is called "${name}". There are: ${Object.keys(GROUPS).join(", ")}.`);
  return { name, ...group };
}
