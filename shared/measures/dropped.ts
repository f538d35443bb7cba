/** How many values of an answer are not in it, by the reason. */
export interface Dropped {
  /** Another value stands for the same instant, or for the same register at it. */
  readonly repeated: number;
  /** The interval overlaps one that is there. */
  readonly overlapping: number;
  /** The stamp is not where intervals of that length end, or days begin. */
  readonly misplaced: number;
  /** Enedis was not asked for that time. */
  readonly outside: number;
  /** The value, the stamp, the length of the interval or the unit cannot be read. */
  readonly unreadable: number;
}

export const NONE_DROPPED: Dropped = { repeated: 0, overlapping: 0, misplaced: 0, outside: 0, unreadable: 0 };

export const addDropped = (one: Dropped, other: Dropped): Dropped => ({
  repeated: one.repeated + other.repeated,
  overlapping: one.overlapping + other.overlapping,
  misplaced: one.misplaced + other.misplaced,
  outside: one.outside + other.outside,
  unreadable: one.unreadable + other.unreadable,
});

export const isAnyDropped = (dropped: Dropped): boolean => Object.values(dropped).some((count) => count > 0);
