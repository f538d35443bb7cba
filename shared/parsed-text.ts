import * as z from "zod/mini";

/** The schema of a text that `parse` turns into a value or rejects with `null`; `documented` is its OpenAPI description. */
export const parsedText = <T>(parse: (text: string) => T | null, documented: Parameters<typeof z.meta>[0] = {}) =>
  z.pipe(
    z.string().check(z.meta(documented)),
    z.transform((text, context) => {
      const value = parse(text);
      if (value !== null) return value;
      context.issues.push({ code: "custom", input: text });
      return z.NEVER;
    }),
  );
