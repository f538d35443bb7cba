import type { Cell } from "../columns.ts";

/** The same function with a memory of one cell: most rows say the same in words as the one before. */
export function sameAsBefore(write: (cell: Cell) => string): (cell: Cell) => string {
  let before: Cell | undefined;
  let text = "";
  return (cell) => {
    if (cell !== before) {
      before = cell;
      text = write(cell);
    }
    return text;
  };
}
