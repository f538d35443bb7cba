import { accepted, type Outcome, type ReadingsRefusal, refused } from "../../refusals/refusal.ts";
import { type DirectedSeries, SERIES } from "../series.ts";
import { idPrefix } from "./statistic-names.ts";
import type { Sums } from "./sums.ts";

/** `<id>=<sum>`, as Home Assistant's own numbers are written. */
const GIVEN = /^([^=]{1,255})=(-?\d{1,12}(?:\.\d{1,20})?(?:e-\d{1,2})?)$/;
/** What follows in an id, when its series has registers and when not. */
const KEY = { byRegister: /^_[a-z\d]+(_[a-z\d]+)+$/, whole: /^(_cost)?$/ };
/** A meter has ten registers at most, each with a cost. */
const MOST_SUMS = 40;

/**
 * `Statistics-Sums: <id>=<sum>, …`: the sums that a program finds in the last rows before `startMs`. What it has after that is
 * written again.
 */
export function givenSums(
  header: string,
  of: DirectedSeries & { readonly name: string },
  startMs: number,
): Outcome<Sums, ReadingsRefusal> {
  const prefix = idPrefix(of.name, of);
  const given = header.split(",", MOST_SUMS + 1).map((part) => GIVEN.exec(part.trim()));
  const hasRegisters = SERIES[of.series].columns.some((column) => column.name === "register");
  const expected = hasRegisters ? KEY.byRegister : KEY.whole;
  const sums: Record<string, Sums["of"][string]> = {};
  if (given.length > MOST_SUMS) return refused({ code: "statistics_sums_refused", why: "malformed" });
  for (const one of given) {
    if (one === null) return refused({ code: "statistics_sums_refused", why: "malformed" });
    const [, id = "", text] = one;
    const key = id.slice(prefix.length);
    if (!id.startsWith(prefix) || !expected.test(key)) {
      return refused({ code: "statistics_sums_refused", why: "foreign" });
    }
    if (Object.hasOwn(sums, key)) return refused({ code: "statistics_sums_refused", why: "malformed" });
    const sum = Number(text);
    sums[key] = { sum, newestMs: null, again: { sum, runs: [] } };
  }
  return accepted({ fromMs: startMs, tries: 0, of: sums });
}
