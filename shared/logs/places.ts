/** The most places of a stack that a line holds. */
export const MOST_PLACES = 5;

/** A place in a file of ours, as V8 writes it; its line and column are shorter than any number of a person. */
const PLACE =
  /^at (?:(?:async |new )?[\w$.#<>[\] ]{1,80} \()?(?:[\w./:@-]{0,200}\/)?[\w.-]{1,60}\.[cm]?[jt]sx?:\d{1,7}:\d{1,7}\)?$/;

/**
 * Where in our code an error was made. V8 writes its kind and message before them, and a message may quote a request, in lines that
 * look like places: what comes before is cut off by its length, and without that beginning there are no places at all.
 */
export function placesOf({ stack = "", message, name }: Error): readonly string[] {
  const beginnings = [
    `${name}: ${message}\n`,
    `Error: ${message}\n`,
    ...(message === "" ? [`${name}\n`, "Error\n"] : []),
  ];
  const beginning = beginnings.find((text) => stack.startsWith(text));
  if (beginning === undefined) return [];
  return stack
    .slice(beginning.length)
    .split("\n", MOST_PLACES)
    .map((line) => line.trim())
    .filter(isPlace);
}

/** Whether a text is one place in a file, and nothing else. */
export const isPlace = (text: unknown): boolean => typeof text === "string" && PLACE.test(text);
