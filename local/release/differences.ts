type Hashes = Readonly<Record<string, string>>;

/** What two builds did not make alike, by the names of their files. A build that made nothing is a difference. */
export function differences(first: Hashes, second: Hashes): readonly string[] {
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
  if (names.length === 0) return ["nothing was made"];
  return names.filter((name) => first[name] !== second[name]);
}
