import type { Words } from "../words.en.ts";

/** An instant; the gateway writes those of tokens in UTC. */
const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):[\d.]+(?:(Z)|\+\d{2}:\d{2})$/;

/** An answer as lines of `name: value`, what is inside of something indented. */
export function outline(value: object, words: Words, indent = ""): string {
  return Object.entries(value)
    .map(([name, member]) => {
      const label = Array.isArray(value) ? "-" : `${words.labels[name] ?? name}${words.yes === "oui" ? " :" : ":"}`;
      if (typeof member !== "object" || member === null)
        return `${`${indent}${label} ${plain(member, indent, words)}`.replace(" \n", "\n")}\n`;
      const inside = outline(member, words, `${indent}  `);
      return inside === "" ? `${indent}${label} –\n` : `${indent}${label}\n${inside}`;
    })
    .join("");
}

function plain(value: unknown, indent: string, words: Words): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const text =
    words.values[String(value)] ??
    String(value).replace(ISO, (_, day, time, utc) => `${day} ${time}${utc ? " UTC" : ""}`);
  return text.includes("\n") ? `\n${indent}  ${text.replaceAll("\n", `\n${indent}  `)}` : text;
}
