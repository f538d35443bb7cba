/** One dial of a meter: the counter of one tariff period of one calendar, or the totaliser (`calendar: null`). */
export interface DialName {
  readonly calendar: { readonly id: string; readonly label: string | null } | null;
  readonly register: string;
  readonly label: string | null;
}

export interface Dial extends DialName {
  /** In time order, one for an instant. */
  readonly values: readonly DialValue[];
}

/** What a dial showed at an instant. */
export interface DialValue {
  readonly atMs: number;
  readonly indexWh: number;
}

/** The last value of each dial by its key: what its next difference is made from. */
export type LastValues = ReadonlyMap<string, DialValue>;

/** Whose calendar it is: tariffs of the network, or of the contract. */
export type CalendarOwner = "distributor" | "supplier";

/** The calendars of the distributor are DI000001 to DI000003; all others are a supplier's. */
const ownerOf = (calendar: string): CalendarOwner => (calendar.startsWith("DI") ? "distributor" : "supplier");

/** What a row says of the tariff period of its dial. */
export const tariffOf = ({ calendar, register, label }: DialName) => ({
  owner: calendar === null ? null : ownerOf(calendar.id),
  calendar: calendar?.id ?? null,
  register,
  label,
});

/** Tells the dials of one meter apart. */
export const keyOf = ({ calendar, register }: Pick<DialName, "calendar" | "register">): string =>
  `${calendar?.id} ${register}`;
