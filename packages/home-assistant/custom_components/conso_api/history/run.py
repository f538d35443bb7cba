"""One run over one direction of a meter: read, compare with what is there, write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from ..claims import Direction
from .count import CURVE, DAILY, Counted, count_curve, count_daily, count_registers
from .ids import Kind, Series
from .off_peak import Ranges
from .paris import Span, day_of, day_start
from .readings import Interval, RegisterDay
from .rewrite import Rewrite, Row, rewrite
from .windows import (
    CURVE_DAYS,
    HISTORY_DAYS,
    Days,
    Progress,
    Window,
    hole_days,
    pieces,
    tried,
    whole_days,
    windows,
)


@dataclass(frozen=True)
class Read[Point]:
    """All points of some days; `failed`: parts whose call failed; `late`: seconds until more is likely at their end."""

    points: Sequence[Point] = ()
    failed: Sequence[Span] = ()
    late: int | None = None


class Source(Protocol):
    """Where readings come from. What is not there is an empty list; what may be there later is an exception, which ends the run."""

    async def intervals(self, direction: Direction, kind: Kind, days: Days) -> Read[Interval]:
        """Read `load_curve` or `daily`."""

    async def registers(self, direction: Direction, days: Days) -> Read[RegisterDay]:
        """Read `registers`."""


class Keeper(Protocol):
    """What keeps the statistics of one direction of a meter."""

    async def since(self, series: Series, start: int) -> tuple[float, list[Row]]:
        """Return the sum in front of an hour, and all rows from it on."""

    async def write(self, series: Series, rows: Sequence[Row]) -> None:
        """Return when the rows can be read."""

    async def newest(self, series: Series) -> int | None:
        """Return the hour of the newest row."""

    async def price(self, start: int, energy: Mapping[Series, Rewrite]) -> None:
        """Write what the energy since a midnight costs, before it is written itself."""

    async def save(self, progress: Progress) -> None:
        """Keep how far it is."""


@dataclass(frozen=True)
class Plan:
    """What a run needs to know. `today` is the day in Paris; `known`: sets of off-peak ranges that the meter has or had."""

    direction: Direction
    today: date
    active_since: date | None = None
    days_read_again: int = 30
    known: tuple[Ranges, ...] = ()
    fills_holes: bool = False


@dataclass
class Report:
    """What a run did so far: its share of the days; the days of each register by the hour and by the day; when more is likely."""

    done: float = 0.0
    days: dict[Series, tuple[int, int]] = field(default_factory=dict)
    late: int | None = None


class Run:
    """Brings the statistics of one direction up to date. One that is killed anywhere is continued by the next."""

    def __init__(self, plan: Plan, progress: Progress, source: Source, keeper: Keeper) -> None:
        self.report = Report()
        self._plan = plan
        self._progress = progress
        self._source = source
        self._keeper = keeper
        self._failed: list[Days] = []

    async def execute(self) -> Report:
        """Read and write everything that is due."""
        due = await self._due()
        all_days = sum((window.end - window.first).days for window in due)
        for window in due:
            await self._read(window, all_days)
        self._progress.is_whole = True
        self._progress.failed = tried(self._progress.failed, self._failed)
        await self._keeper.save(self._progress)
        return self.report

    async def _due(self) -> list[Window]:
        plan, progress = self._plan, self._progress
        newest = await self._newest()
        oldest = max(plan.today - timedelta(days=HISTORY_DAYS), plan.active_since or date.min)
        due = windows(progress, newest, plan.today, oldest, plan.days_read_again)
        if not (progress.is_whole and plan.fills_holes and due):
            return due
        _, rows = await self._keeper.since(CURVE, 0)
        since = plan.today - timedelta(days=CURVE_DAYS)
        holes = hole_days((row.start for row in rows), since, due[-1].first)
        return [*(Window(*days) for days in holes), *due]

    async def _newest(self) -> date | None:
        """Return the day of the newest row. When somebody removed a statistic, everything starts again."""
        found = [await self._keeper.newest(one) for one in sorted(self._progress.series)]
        there = [at for at in found if at is not None]
        if len(there) < len(found) or not there:
            self._progress.is_whole, self._progress.read_until = False, None
            return None
        return day_of(max(there))

    async def _read(self, window: Window, all_days: int) -> None:
        direction, source = self._plan.direction, self._source
        days = (window.first, window.end)
        daily = self._noted(await source.intervals(direction, "daily", days))
        registers = self._noted(await source.registers(direction, days))
        begins = min([*(one.start for one in registers), *(one.start for one in daily)], default=0)
        for piece in pieces(days):
            first, end = day_start(piece[0]), day_start(piece[1])
            curve = self._noted(await self._curve(piece)) if end > begins else ()
            rows = [one for one in registers if first <= one.start < end]
            counted = {
                CURVE: count_curve(curve),
                DAILY: count_daily(one for one in daily if first <= one.start < end),
                **count_registers(rows, curve, direction, self._plan.known),
            }
            await self._write(first, counted)
            self.report.done += (piece[1] - piece[0]).days / all_days
            if window.is_history:
                self._progress.read_until = piece[1]
            await self._keeper.save(self._progress)

    async def _curve(self, piece: Days) -> Read[Interval]:
        first = max(piece[0], self._plan.today - timedelta(days=CURVE_DAYS))
        if first >= piece[1]:
            return Read()
        return await self._source.intervals(self._plan.direction, "load_curve", (first, piece[1]))

    def _noted[Point](self, read: Read[Point]) -> Sequence[Point]:
        self._failed += [whole_days(span) for span in read.failed]
        self.report.late = read.late or self.report.late
        return read.points

    async def _write(self, first: int, counted: Mapping[Series, Counted]) -> None:
        keeper, written = self._keeper, self._progress.series
        new: dict[Series, Rewrite] = {}
        for series in sorted(written | {one for one, found in counted.items() if found.hours}):
            before, rows = await keeper.since(series, first)
            found = counted.get(series, Counted())
            new[series] = rewrite(rows, before, found.hours, partial=found.partial, spans=found.spans)
            if found.spans:
                hourly, daily = self.report.days.get(series, (0, 0))
                self.report.days[series] = (hourly + found.hourly_days, daily + found.daily_days)
        # Costs first: energy that has changed says that its cost is due, also when the power goes off in between.
        await keeper.price(first, new)
        for series, one in new.items():
            if one.rows:
                await keeper.write(series, one.rows)
            written.add(series)
