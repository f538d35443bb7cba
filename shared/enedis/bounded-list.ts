import * as z from "zod/mini";

/** No body of Enedis's has as many quantities, calendars or registers, nor contexts for the days of three years. */
const MOST = 1_500;

/** A list, or none. One that is too long is not looked into: a body of 2 MB has room for 600 000 empty objects. */
export const boundedList = <S extends z.core.$ZodType>(schema: S) =>
  z.nullish(
    z.pipe(
      z.custom<z.core.input<S>[]>((value) => Array.isArray(value) && value.length <= MOST),
      z.array(schema),
    ),
  );
