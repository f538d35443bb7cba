/** A part of the page by its id. */
export const part = <E extends HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as E;
};

/** The buttons of a group that offers one choice. */
export const choicesOf = (data: string): HTMLButtonElement[] => [
  ...document.querySelectorAll<HTMLButtonElement>(`button[data-${data}]`),
];
