/** A meter whose two days of autumn 2026 were published, anonymised, as the real Enedis answered them. */
export const RECORDED_PRM = "99999999999991";

interface RecordedDay {
  readonly wh: number;
  readonly maxPower: { readonly va: number; readonly at: string };
  /** Mean power of each half hour, in W. */
  readonly halfHours: readonly number[];
}

const DAYS: Readonly<Record<string, RecordedDay>> = {
  "2026-09-29": {
    wh: 33_495,
    maxPower: { va: 4_680, at: "2026-09-29 13:03:35" },
    // biome-ignore format: a day, four hours a line
    halfHours: [
      4078, 2848, 1760, 1820, 1322, 1010, 988, 976,
      584, 934, 950, 668, 618, 584, 890, 1162,
      984, 978, 1060, 904, 696, 656, 594, 596,
      706, 2114, 1902, 1650, 1382, 642, 1730, 818,
      766, 934, 950, 934, 1140, 1412, 1434, 1142,
      944, 1164, 1006, 796, 3838, 3876, 3826, 4224,
    ],
  },
  "2026-09-30": {
    wh: 38_022,
    maxPower: { va: 6_510, at: "2026-09-30 12:50:25" },
    // biome-ignore format: a day, four hours a line
    halfHours: [
      3514, 1982, 1422, 1276, 1126, 1488, 860, 1158,
      1080, 712, 1222, 714, 690, 712, 704, 752,
      1304, 1238, 878, 1810, 1834, 1438, 1406, 1488,
      1746, 3426, 1612, 1978, 1566, 916, 2218, 1228,
      808, 898, 914, 956, 1424, 2488, 1408, 1302,
      1356, 1170, 896, 934, 4056, 4036, 3926, 3974,
    ],
  },
};

/** What was recorded of a meter on a day, if anything was. */
export const recordedOn = (prm: string, day: string): RecordedDay | null =>
  prm === RECORDED_PRM ? (DAYS[day] ?? null) : null;
