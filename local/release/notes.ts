/** A release of the gateway: the newest day of its change log. */
export interface Release {
  /** The day as a version that sorts: `2026.11.30`. */
  readonly version: string;
  readonly tag: string;
  readonly title: string;
  /** What stands under the day, in Markdown. */
  readonly notes: string;
}

const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/** The newest release that a change log describes; or what is wrong with its headings. */
export function newestRelease(changelog: string): Release | { readonly fault: string } {
  const [first, second] = changelog.split(/^## /m).slice(1);
  if (first === undefined) return { fault: "the change log has no day" };
  const [title = "", ...lines] = first.split("\n");
  const version = versionOf(title);
  if (version === null) return { fault: `"${title}" is no day: write "## 30 novembre 2026"` };
  const before = second === undefined ? null : versionOf(second.split("\n", 1)[0] ?? "");
  if (before !== null && !isAfter(version, before))
    return { fault: `${title} stands above a day that is not before it` };
  const notes = lines.join("\n").trim();
  if (notes === "") return { fault: `nothing stands under ${title}` };
  return { version, tag: `v${version}`, title, notes };
}

/** `30 novembre 2026` as `2026.11.30`, without leading zeros, as semantic versions want it. */
function versionOf(title: string): string | null {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})(?:er)? (\p{L}+) (\d{4})$/u.exec(title.trim()) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number === 0 ? null : `${year}.${number}.${Number(day)}`;
}

function isAfter(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split(".").map(Number));
  const at = [0, 1, 2].find((part) => a?.[part] !== b?.[part]);
  return at !== undefined && (a?.[at] ?? 0) > (b?.[at] ?? 0);
}
