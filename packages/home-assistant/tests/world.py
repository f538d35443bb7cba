"""An invented meter, and what keeps its statistics, in memory."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from itertools import pairwise

from custom_components.conso_api.claims import Direction
from custom_components.conso_api.history.cost import Prices
from custom_components.conso_api.history.due_costs import due_costs
from custom_components.conso_api.history.ids import Kind, Series
from custom_components.conso_api.history.off_peak import Ranges, off_peak_minutes
from custom_components.conso_api.history.paris import HOUR, day_of, day_span, day_start, minute_of
from custom_components.conso_api.history.readings import Interval, RegisterDay
from custom_components.conso_api.history.rewrite import Rewrite, Row, rewrite
from custom_components.conso_api.history.run import Read
from custom_components.conso_api.history.windows import Days, Progress

HALF_HOUR = HOUR // 2
NIGHT: Ranges = ((22 * 60 + 30, 6 * 60 + 30),)
NIGHT_AND_NOON: Ranges = ((23 * 60 + 30, 5 * 60 + 30), (12 * 60, 14 * 60))
MOVED_ON = date(2026, 3, 10)


class Killed(Exception):
    """The power went off."""


def days_of(days: Days) -> Iterator[date]:
    day = days[0]
    while day < days[1]:
        yield day
        day += timedelta(days=1)


@cache
def _half_hour(seed: int, at: int) -> int:
    return sha256(f"{seed} {at}".encode()).digest()[0] * 8


@cache
def register_at(at: int) -> str:
    ranges = NIGHT if day_of(at) < MOVED_ON else NIGHT_AND_NOON
    minute = minute_of(at)
    return "HC" if off_peak_minutes(ranges, minute, minute + 30) else "HP"


@dataclass
class InventedMeter:
    """Draws by the half hour in two registers, whose hours moved on one day. It is also the source that a run reads."""

    seed: int = 0
    # Until when days are published, and what is withheld from curves and from whole days.
    curve_missing: set[date] = field(default_factory=set)
    missing: set[date] = field(default_factory=set)
    # Days that read otherwise than the truth, until they are corrected.
    wrong: set[date] = field(default_factory=set)
    failing: set[date] = field(default_factory=set)
    asked: int = 0
    before_each_call: Callable[[], None] = lambda: None

    def half_hour(self, at: int) -> int:
        return _half_hour(self.seed, at)

    def curve(self, day: date) -> list[Interval]:
        start, end = day_span(day)
        wrong = 1 if day in self.wrong else 0
        return [Interval(at, at + HALF_HOUR, self.half_hour(at) + wrong) for at in range(start, end, HALF_HOUR)]

    def counted(self, day: date) -> dict[str, int]:
        counted = {"HP": 0, "HC": 0}
        for one in self.curve(day):
            counted[register_at(one.start)] += one.wh
        return counted

    async def intervals(self, direction: Direction, kind: Kind, days: Days) -> Read[Interval]:
        self._call()
        lacking = self.missing | (self.curve_missing if kind == "load_curve" else set())
        found: list[Interval] = []
        for day in days_of(days):
            if day in lacking or day in self.failing:
                continue
            curve = self.curve(day)
            found += curve if kind == "load_curve" else [Interval(*day_span(day), sum(one.wh for one in curve))]
        return Read(found, self._failed(days))

    async def registers(self, direction: Direction, days: Days) -> Read[RegisterDay]:
        self._call()
        return Read(
            [
                RegisterDay(*day_span(day), "supplier", "FC022035", register, None, wh)
                for day in days_of(days)
                if day not in self.missing and day not in self.failing
                for register, wh in self.counted(day).items()
            ],
            self._failed(days),
        )

    def _failed(self, days: Days) -> list[tuple[int, int]]:
        return [day_span(day) for day in days_of(days) if day in self.failing]

    def _call(self) -> None:
        self.asked += 1
        self.before_each_call()


class MemoryKeeper:
    """Keeps statistics as Home Assistant does, and refuses what it does not refuse: an hour twice, a sum that falls."""

    def __init__(self, prices: Prices | None = None) -> None:
        self.rows: dict[str, dict[int, Row]] = {}
        self.progress = Progress()
        self.prices = prices or Prices()
        self.writes = 0
        self.before_each_write: Callable[[], None] = lambda: None

    async def since(self, series: Series, start: int) -> tuple[float, list[Row]]:
        return self._since(series.suffix, start)

    def _since(self, key: str, start: int) -> tuple[float, list[Row]]:
        rows = sorted(self.rows.get(key, {}).values(), key=lambda row: row.start)
        before = [row.sum for row in rows if row.start < start]
        return (before[-1] if before else 0.0), [row for row in rows if row.start >= start]

    async def write(self, series: Series, rows: Sequence[Row]) -> None:
        self._write(series.suffix, rows)

    def _write(self, key: str, rows: Sequence[Row]) -> None:
        self.before_each_write()
        self.writes += 1
        kept = self.rows.setdefault(key, {})
        assert all(one.start < other.start for one, other in pairwise(rows)), "an hour twice"
        kept |= {row.start: row for row in rows}
        ordered = sorted(kept.values(), key=lambda row: row.start)
        assert all(one.sum <= other.sum for one, other in pairwise(ordered)), f"{key}: a sum that falls"
        assert all(row.start % HOUR == 0 and row.state >= 0 for row in rows)

    async def newest(self, series: Series) -> int | None:
        return max(self.rows.get(series.suffix, {}), default=None)

    async def price(self, start: int, energy: Mapping[Series, Rewrite]) -> None:
        written = {one: self.energy(f"{one.suffix}_cost", start) for one in energy}
        for one, due in due_costs("consumption", energy, written, self.prices).items():
            key = f"{one.suffix}_cost"
            before, rows = self._since(key, start)
            if new := rewrite(rows, before, due.hours, spans=due.spans).rows:
                self._write(key, new)

    async def save(self, progress: Progress) -> None:
        self.progress = progress

    def energy(self, key: str, start: int = 0) -> dict[int, float]:
        """What each hour counts, as people see it: the difference of two sums."""
        before, rows = self._since(key, start)
        return {
            row.start: round(row.sum - last, 8)
            for row, last in zip(rows, [before, *(one.sum for one in rows)], strict=False)
        }

    def counting(self, key: str) -> dict[int, float]:
        return {hour: amount for hour, amount in self.energy(key).items() if amount}


def first_hour(day: date) -> int:
    return day_start(day)
