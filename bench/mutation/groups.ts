/** Files that are changed on purpose, and the pure tests that should notice. Paths and globs start at the root of the repository. */
interface Group {
  readonly mutate: readonly string[];
  readonly tests: string;
}

const inRoom = (room: string, ...names: string[]): Group => ({
  mutate: names.map((name) => `shared/${room}/${name}.ts`),
  tests: `test/shared/${room}/*.test.ts`,
});

export const GROUPS: Readonly<Record<string, Group>> = {
  dates: { mutate: ["shared/paris-time.ts"], tests: "test/shared/paris-time.test.ts" },
  measures: inRoom("measures", "period", "query", "series", "time-order", "v5-error-words", "v5-meter-reading"),
  token: inRoom("token", "bearer", "claims", "derivation", "name", "request-body", "scope", "token"),
  quota: inRoom(
    "quota",
    ...["appointments", "budgets", "circuit", "circuits", "fairness", "hour-ring"],
    ...["lessons", "line", "loops", "meters", "quota", "slot"],
  ),
  consent: inRoom("consent", "consent", "share-rule"),
};
