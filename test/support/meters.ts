import type { UsagePointId } from "../../shared/usage-point.ts";

// Meters of the simulated Enedis, named after what tests need of them; `packages/simulator/enedis/personas.ts` has them all.

const meter = (digits: string) => digits as UsagePointId;

/** An ordinary home. */
export const METER = meter("22516914714270");
/** Another one. */
export const OTHER_METER = meter("11453290002823");
/** Draws and injects. */
export const BOTH_DIRECTIONS = meter("12655648759651");
/** Injects only. */
export const PRODUCER = meter("24880057139941");
/** Has no load curve. */
export const NO_CURVE = meter("32320647321714");
/** Its owner refused that the load curve is recorded. */
export const CURVE_REFUSED = meter("20000000000502");
/** Some of its days are missing. */
export const MISSING_DAYS = meter("42900589957123");
/** In service since 1 June 2026. */
export const NEW_HOUSE = meter("20000000000503");
/** Its owner moved out. */
export const MOVED_OUT = meter("20000000000601");
/** Its consent was revoked. */
export const REVOKED = meter("20000000000602");
/** Its consent has expired. */
export const EXPIRED = meter("20000000000603");
/** One tariff register. */
export const BASE_TARIFF = meter("20000000000801");
/** Two tariff registers. */
export const PEAK_OFF_PEAK = meter("20000000000802");
/** Six tariff registers; its off-peak hours are switched by a relay. */
export const TEMPO = meter("20000000000804");
/** Shared without the service of the index. */
export const NO_INDEX_SERVICE = meter("20000000000808");
/** Shared without the service of contract data. */
export const NO_CONTRACT_SERVICE = meter("20000000000809");
/** Its off-peak hours are those in the meter. */
export const RANGES_IN_METER = meter("20000000000810");
/** Tempo: its off-peak hours are written without minutes. */
export const HOURS_WITHOUT_MINUTES = meter("20000000000812");
/** Its off-peak hours stand under the codes of four registers, which agree. */
export const FOUR_CODES = meter("20000000000814");
/** Its off-peak hours of winter and summer differ. */
export const TWO_SEASONS = meter("20000000000815");
/** Its off-peak hours are `NA`. */
export const HOURS_NOT_APPLICABLE = meter("20000000000816");
/** Its off-peak hours are in words. */
export const HOURS_IN_WORDS = meter("20000000000817");
/** A code that nobody knows stands beside its off-peak hours. */
export const UNKNOWN_CODE = meter("20000000000823");
/** The state of its connection and its level of services are in words that nobody knows. */
export const UNKNOWN_STATE = meter("20000000000824");
/** A contract that has ended, one in force, one to come. */
export const THREE_CONTRACTS = meter("20000000000818");
/** Does not communicate: Enedis answers that it does not exist. */
export const NOT_COMMUNICATING = meter("20000000000819");
/** Cut off: Enedis answers that it does not exist. */
export const CUT_OFF = meter("20000000000820");
/** Communicates, and is not open to services. */
export const SERVICES_CLOSED = meter("20000000000821");
/** Supplied and open, and yet Enedis answers that it does not exist. */
export const NO_SUCH_POINT = meter("20000000000822");
/** The meter of the bodies in `test/fixtures/enedis`. */
export const EXAMPLES_METER = meter("11111111111111");
/** No home has it. */
export const NOBODYS_METER = meter("00000000000000");

/** Ordinary homes, each its own meter: those from 0 to 99 999 of the simulated Enedis. */
export const home = (n: number): UsagePointId => meter(`${30_000_000_000_000 + n}`);
