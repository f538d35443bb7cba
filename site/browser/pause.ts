/** Lets the browser draw and answer its user before the next piece of work. */
export const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));
