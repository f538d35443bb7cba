"""Ranges of off-peak hours, as minutes of the clock on the wall."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

MINUTES_A_DAY = 1440

type Ranges = tuple[Span, ...]
# From the first minute to the one after the last, which is earlier when the range crosses midnight.
type Span = tuple[int, int]

# Every contract of Tempo has these, whatever the meter's relay does.
TEMPO: Ranges = ((22 * 60, 6 * 60),)


def ranges(off_peak: Iterable[Mapping[str, Any]]) -> Ranges:
    """Read `off_peak` of `/api/v2/meters`."""
    return tuple((_minutes(one["start"]), _minutes(one["end"])) for one in off_peak)


def off_peak_minutes(of: Ranges, start: int, end: int) -> int:
    """Return how many minutes between two minutes of a day (`end` may be on the next) are off-peak."""
    return sum(
        max(0, min(end, last + shift) - max(start, first + shift))
        for first, until in of
        for last in [until if until > first else until + MINUTES_A_DAY]
        for shift in (-MINUTES_A_DAY, 0, MINUTES_A_DAY)
    )


def times(of: Ranges) -> tuple[tuple[time, time], ...]:
    """Return ranges as times of day."""
    return tuple((_time(start), _time(end)) for start, end in of)


def _minutes(text: str) -> int:
    at = time.fromisoformat(text)
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
