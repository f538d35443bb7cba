"""What the recorder has of the last published day, and which statistics there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..claims import Direction
from ..history.count import CURVE, DAILY
from ..history.ids import Series, cost_id, statistic_id
from ..history.paris import day_of, day_span
from ..history.windows import Progress
from ..state import Meter, StatisticInfo
from .keeper import display_name
from .statistics import Statistics


@dataclass(frozen=True)
class Day:
    """The last day of one direction: kWh by the name of a register, with `total`."""

    day: date
    energy: Mapping[str, float]


async def latest_day(meter: Meter, direction: Direction, progress: Progress, statistics: Statistics) -> Day | None:
    """Return the last day that has energy; `None` before the first."""
    totals = [one for one in (DAILY, CURVE) if one in progress.series]
    newest = [at for one in totals if (at := await statistics.newest(statistic_id(meter.key, direction, one)))]
    if not newest:
        return None
    day = day_of(max(newest))
    start, end = day_span(day)
    energy: dict[str, float] = {}
    for series in sorted(progress.series):
        name = "total" if series.is_total else series.name(direction) or series.register.lower()
        _, rows = await statistics.since(statistic_id(meter.key, direction, series), start)
        found = [row.state for row in rows if row.start < end]
        # `daily` sorts behind `load_curve`: a published day counts more than the hours that are there of it.
        if found and not (series == CURVE and name in energy):
            energy[name] = round(sum(found) / 1000, 3)
    return Day(day, energy)


async def infos(
    meter: Meter,
    direction: Direction,
    progress: Progress,
    statistics: Statistics,
    days: Mapping[Series, tuple[int, int]],
    unpriced: Mapping[Series, int],
) -> list[StatisticInfo]:
    """Return the statistics of one direction."""
    ids = {series: statistic_id(meter.key, direction, series) for series in sorted(progress.series)}
    described = await statistics.described(ids={cost_id(one) for one in ids.values()})
    found = []
    for series, energy_id in ids.items():
        hourly, daily = days.get(series, (0, 0))
        found.append(
            StatisticInfo(
                id=energy_id,
                name=display_name(meter, direction, series),
                direction=direction,
                register=series.name(direction),
                is_total=series.is_total,
                cost_id=cost_id(energy_id) if cost_id(energy_id) in described else None,
                hourly_days=hourly,
                daily_days=daily,
                days_without_price=unpriced.get(series, 0),
            )
        )
    return found
