"""Days and hours in Paris, where every meter of Enedis is."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
HOUR = 3600

type Span = tuple[int, int]


def hour_of(at: int) -> int:
    """Return the full hour that an instant lies in; offsets of Paris are whole hours."""
    return at - at % HOUR


@lru_cache(maxsize=100_000)
def day_of(at: int) -> date:
    """Return the day in Paris."""
    return datetime.fromtimestamp(at, PARIS).date()


def day_start(day: date) -> int:
    """Return the instant at which a day begins in Paris."""
    return int(datetime.combine(day, time(), PARIS).timestamp())


@lru_cache(maxsize=5_000)
def day_span(day: date) -> Span:
    """Return a day as `[start, end[`: 23, 24 or 25 hours."""
    return day_start(day), day_start(day + timedelta(days=1))


def minute_of(at: int) -> int:
    """Return the minute that the clock on the wall shows, counted from midnight."""
    clock = datetime.fromtimestamp(at, PARIS)
    return clock.hour * 60 + clock.minute


def instant(text: str) -> int:
    """Return the instant that a text of RFC 3339 means; a time without an offset is an error."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return int(at.timestamp())


def utc(at: int) -> datetime:
    """Return an instant as Home Assistant wants it."""
    return datetime.fromtimestamp(at, UTC)
