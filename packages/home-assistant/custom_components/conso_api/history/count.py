"""From readings to the energy of each hour of each statistic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..claims import Direction
from .ids import Series
from .off_peak import Ranges
from .paris import HOUR, Span, day_of, day_span, hour_of
from .readings import Interval, RegisterDay
from .register_names import register_name
from .split import split_day

CURVE = Series("load_curve")
DAILY = Series("daily")


@dataclass
class Counted:
    """Energy of one statistic as it was read.

    `hours`: Wh by hour. `partial`: hours that were read in part; they do not replace more. `spans`: times for which `hours` says
    everything, so that a row in between that it does not name counts nothing any more.
    """

    hours: dict[int, int] = field(default_factory=dict)
    partial: set[int] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    # Days of a register that the curve divides into hours, and days that have one row.
    hourly_days: int = 0
    daily_days: int = 0


def count_curve(curve: Iterable[Interval]) -> Counted:
    """Return the energy by hour of a load curve; an interval is counted in the hour that it begins in, as the gateway does."""
    counted = Counted()
    covered: dict[int, int] = {}
    for one in curve:
        hour = hour_of(one.start)
        counted.hours[hour] = counted.hours.get(hour, 0) + one.wh
        covered[hour] = covered.get(hour, 0) + one.end - one.start
    counted.partial = {hour for hour, seconds in covered.items() if seconds < HOUR}
    return counted


def count_daily(days: Iterable[Interval]) -> Counted:
    """Return the energy of whole days, each at its first hour."""
    return Counted(hours={hour_of(one.start): one.wh for one in days})


def count_registers(
    rows: Sequence[RegisterDay], curve: Sequence[Interval], direction: Direction, known: Sequence[Ranges]
) -> dict[Series, Counted]:
    """Return the energy of each register: by the hour on days whose curve is whole and agrees with the counters, else by the day.

    Registers of the supplier are what a contract prices; those of the distributor stand in where there are none. `known`: sets of
    off-peak ranges that the meter has or had.
    """
    days: dict[Span, list[RegisterDay]] = {}
    for row in rows:
        days.setdefault((row.start, row.end), []).append(row)
    curves = _by_day(curve)
    counted: dict[Series, Counted] = {}
    for span, found in sorted(days.items()):
        priced = [row for row in found if row.owner == "supplier"] or found
        if any(row.wh is None for row in priced):
            continue
        _count_day(counted, span, priced, curves.get(span, []), direction, known)
    return counted


def _count_day(
    counted: dict[Series, Counted],
    span: Span,
    rows: Sequence[RegisterDay],
    curve: Sequence[Interval],
    direction: Direction,
    known: Sequence[Ranges],
) -> None:
    energy = {row.register: row.wh or 0 for row in rows}
    names = {
        row.register: register_name(direction, row.register, row.label, supplier=row.owner == "supplier")
        for row in rows
    }
    is_whole = sum(one.end - one.start for one in curve) == span[1] - span[0]
    divided = split_day(curve, energy, names, known) if is_whole else None
    first = hour_of(span[0])
    for row in rows:
        one = counted.setdefault(Series("registers", row.calendar, row.register, row.label), Counted())
        one.spans.append(span)
        if divided is None:
            one.daily_days += 1
            one.hours[first] = energy[row.register]
        else:
            one.hourly_days += 1
            # A day on which it did not count is known too: a row of zero says so.
            one.hours |= {first: 0} | divided[row.register]


def _by_day(curve: Iterable[Interval]) -> dict[Span, list[Interval]]:
    spans: dict[Span, list[Interval]] = {}
    span = (0, 0)
    for one in curve:
        if not span[0] <= one.start < span[1]:
            span = day_span(day_of(one.start))
        spans.setdefault(span, []).append(one)
    return spans
