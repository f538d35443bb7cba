/** A text kept in this browser, made when there is none. A browser without storage gets a new one each time. */
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

/** A text kept in this browser, if there is one. */
export function recalled(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text in this browser, where storage is allowed. */
export function remember(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Without storage, everything else still works.
  }
}
