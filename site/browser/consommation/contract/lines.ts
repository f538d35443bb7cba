import { CONTRACT as TEXTS } from "#words/contract";
import type { Cost } from "../../../../shared/tariffs/cost.ts";
import type { CostedOption } from "../../../../shared/tariffs/costed-options.ts";
import type { Cell, Table } from "../../table-file.ts";

const NANO = 1_000_000_000;
/** Thousand-millionths of a euro for a Wh are ct€ for ten thousandths of a kWh. */
const NANO_PER_CENT = 10_000;
const HOUR_MS = 3_600_000;

/** Every line of every option, for a spreadsheet: those of one calculation of one option sum to its total. */
export function linesFile(options: readonly CostedOption[]): Table {
  const { files } = TEXTS;
  return {
    head: [
      files.kind,
      files.option,
      files.from,
      files.what,
      files.energy,
      files.days,
      files.price,
      files.unit,
      files.cost,
    ],
    rows: options.flatMap((one) => [
      ...rowsOf(files.inForce, nameOf(one), one.inForce),
      ...(one.isOwnPrices ? [] : rowsOf(files.todays, nameOf(one), one.todays)),
    ]),
  };
}

export const nameOf = ({ option, isOwnPrices }: CostedOption): string =>
  isOwnPrices ? TEXTS.ownPrices : TEXTS.options[option];

function rowsOf(kind: string, option: string, { energy, subscription, leftOut }: Cost): Cell[][] {
  const { files, rates } = TEXTS;
  const row = (
    from: string,
    what: string,
    ...cells: readonly [
      wh: number | null,
      days: number | null,
      price: number | null,
      unit: string,
      nanoEuros: number | null,
    ]
  ) => {
    const [wh, days, price, unit, nanoEuros] = cells;
    return [
      kind,
      option,
      from,
      what,
      wh === null ? null : wh / 1_000,
      days,
      price,
      unit,
      nanoEuros === null ? null : nanoEuros / NANO,
    ];
  };
  const left = (what: string, wh: number | null, days: number | null) =>
    (wh ?? 0) + (days ?? 0) > 0 ? [row("", what, wh, days, null, "", null)] : [];
  return [
    ...energy.map((line) =>
      row(
        line.listFrom,
        rates[line.rate],
        line.energyWh,
        null,
        line.nanoEurosPerWh / NANO_PER_CENT,
        files.perKwh,
        line.nanoEuros,
      ),
    ),
    ...subscription.map((line) =>
      row(
        line.listFrom,
        files.subscription,
        null,
        line.days,
        line.nanoEurosPerMonth / NANO,
        files.perMonth,
        line.nanoEuros,
      ),
    ),
    ...(leftOut.missingMs > 0
      ? [row("", files.hours, null, leftOut.incompleteDays, leftOut.missingMs / HOUR_MS, "h", null)]
      : []),
    ...left(files.uncoloured, leftOut.uncolouredWh, leftOut.uncolouredDays.length),
    ...left(files.withoutHours, leftOut.withoutHoursWh, null),
    ...left(files.unpriced, leftOut.unpricedWh, leftOut.unpricedDays),
  ];
}
