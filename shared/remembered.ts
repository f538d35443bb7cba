/** The same function with a memory of its last results: `most` of them, then it forgets all and begins again. */
export function remembered<Key, Value>(most: number, of: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const made = of(key);
    known.set(key, made);
    return made;
  };
}
