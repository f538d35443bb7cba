const NAME = "exemples";

/**
 * The fields of the form that this tab keeps for a reload; the token has a place of its own (`token/tab-token.ts`). Of a meter only its
 * place in the token: what a tab keeps may stay in the browser's files.
 */
const FIELDS = ["who", "meter", "kind", "start", "end", "error"] as const;

type Field = (typeof FIELDS)[number];
type Kept = Readonly<Partial<Record<Field, string>>>;

/** What this tab kept; empty for nothing, and for what is not ours. */
export function keptForm(): Kept {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
    const known = Object.entries(kept ?? {}).filter(
      ([name, value]) => (FIELDS as readonly string[]).includes(name) && typeof value === "string",
    );
    return Object.fromEntries(known);
  } catch {
    return {};
  }
}

/** Keeps the fields for this tab, where storage is allowed. */
export function keepForm(read: (name: Field) => string): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, read(name)]))));
  } catch {
    // Without storage, everything else still works.
  }
}
