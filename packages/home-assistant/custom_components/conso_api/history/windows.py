"""What to ask for: from where, and in which pieces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from .ids import Series
from .paris import HOUR, Span, day_of, day_span

type Days = tuple[date, date]

# Enedis keeps curves for 24 months and 15 days, days for 36 months and 15 days; what is not there any more is not asked for.
CURVE_DAYS = 744
HISTORY_DAYS = 1110
# Four calls of seven days each, written before the next are made: a kill costs at most these.
PIECE_DAYS = 28
# At a reload at most so many old holes are asked for again, of so many days in all.
MOST_HOLES = 8
MOST_HOLE_DAYS = 56
# What a call failed to bring is asked for again by so many runs; then it waits for a reload.
MOST_TRIES = 3


@dataclass
class Progress:
    """How far the statistics of one direction of a meter are, beyond what Home Assistant's recorder tells.

    `read_until`: the history was read from its beginning to this day; `is_whole`: to the end. `series`: what was written. `failed`: days
    whose call failed, with how often.
    """

    is_whole: bool = False
    read_until: date | None = None
    series: set[Series] = field(default_factory=set)
    failed: dict[Days, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Window:
    """Days to read, `[first, end[`. `is_history`: reading it moves `read_until`."""

    first: date
    end: date
    is_history: bool = False


def windows(progress: Progress, newest: date | None, end: date, oldest: date, days_read_again: int) -> list[Window]:
    """Return what to read, in this order.

    Day by day what is new and the days before it, which may have come late or been corrected. The first time the last days, so that
    something is to be seen, and then everything from the beginning.
    """
    if progress.is_whole and newest is not None:
        first = max(oldest, min(newest, end) - timedelta(days=days_read_again))
        due = [*(Window(*days) for days in progress.failed if days[0] < first), Window(first, end)]
    elif progress.read_until is not None:
        due = [Window(max(oldest, progress.read_until), end, is_history=True)]
    else:
        recent = max(oldest, end - timedelta(days=PIECE_DAYS))
        due = [Window(recent, end), Window(oldest, recent, is_history=True)]
    return [window for window in due if window.first < window.end]


def pieces(days: Days) -> Iterator[Days]:
    """Cut a window into pieces, oldest first."""
    first, end = days
    while first < end:
        after = min(first + timedelta(days=PIECE_DAYS), end)
        yield first, after
        first = after


def whole_days(span: Span) -> Days:
    """Return the days that a span touches."""
    return day_of(span[0]), day_of(span[1] - 1) + timedelta(days=1)


def tried(before: dict[Days, int], failed: Iterable[Days]) -> dict[Days, int]:
    """Return what failed in a run with how often, without what failed too often."""
    counts = {days: before.get(days, 0) + 1 for days in failed}
    return {days: count for days, count in counts.items() if count <= MOST_TRIES}


def hole_days(hours: Iterable[int], since: date, until: date) -> list[Days]:
    """Return the days from `since` to `until` that lack an hour behind the first row, newest first."""
    have: dict[date, int] = {}
    for hour in hours:
        day = day_of(hour)
        have[day] = have.get(day, 0) + 1
    if not have:
        return []
    holes: list[Days] = []
    left = MOST_HOLE_DAYS
    day = min(max(have), until - timedelta(days=1))
    while day > min(have) and day >= since and left > 0:
        start, end = day_span(day)
        if have.get(day, 0) < (end - start) // HOUR:
            left -= 1
            if holes and holes[-1][0] == day + timedelta(days=1):
                holes[-1] = (day, holes[-1][1])
            elif len(holes) == MOST_HOLES:
                break
            else:
                holes.append((day, day + timedelta(days=1)))
        day -= timedelta(days=1)
    return holes
