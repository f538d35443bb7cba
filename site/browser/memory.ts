/** A text kept in this browser; made when there is none. A browser that keeps nothing gets a new one each time. */
export function remembered(name: string, make: () => string): string {
  try {
    const known = localStorage.getItem(name);
    if (known !== null) return known;
    const made = make();
    localStorage.setItem(name, made);
    return made;
  } catch {
    return make();
  }
}

/** Keeps a text in this browser, if it lets us. */
export function remember(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Storage is off: nothing is remembered, everything else works.
  }
}
