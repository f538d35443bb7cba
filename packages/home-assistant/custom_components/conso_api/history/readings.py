"""Readings as the gateway's JSON says them (`/api/v2/{direction}/{series}`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .paris import Span, instant


@dataclass(frozen=True, slots=True)
class Interval:
    """Energy between two instants, in Wh."""

    start: int
    end: int
    wh: int


@dataclass(frozen=True, slots=True)
class RegisterDay:
    """Energy of one register between two midnights, mostly of one day; `wh` is `None` where the meter was replaced."""

    start: int
    end: int
    owner: str | None
    calendar: str | None
    register: str
    label: str | None
    wh: int | None


@dataclass(frozen=True)
class Rest:
    """What an answer did not read, and where to go on. `start`: until when the answer is whole."""

    start: int
    code: str
    retry_after: int | None
    next: str


@dataclass(frozen=True)
class Answer[Point]:
    """One answer of the gateway; `failed`: parts whose call failed; `late`: seconds until more is likely, when its end is not published."""

    points: tuple[Point, ...]
    failed: tuple[Span, ...]
    rest: Rest | None
    late: int | None


def interval(point: Mapping[str, Any]) -> Interval:
    """Read one point of `load_curve` or `daily`."""
    return Interval(instant(point["start"]), instant(point["end"]), int(point["energy_wh"]))


def register_day(point: Mapping[str, Any]) -> RegisterDay:
    """Read one point of `registers`."""
    wh = point["energy_wh"]
    return RegisterDay(
        start=instant(point["start"]),
        end=instant(point["end"]),
        owner=point["owner"],
        calendar=point["calendar"],
        register=str(point["register"]),
        label=point["label"],
        wh=None if wh is None else int(wh),
    )


def answer[Point](body: Mapping[str, Any], read: Callable[[Mapping[str, Any]], Point]) -> Answer[Point]:
    """Read an answer. What is not as documented is a `KeyError`, a `TypeError` or a `ValueError`."""
    rest = body["rest"]
    late = [hole["retry_after_seconds"] for hole in body["holes"] if hole["code"] == "not_published_yet"]
    return Answer(
        points=tuple(read(point) for point in body["points"]),
        failed=tuple(
            (instant(hole["start"]), instant(hole["end"]))
            for hole in body["holes"]
            if hole["code"] not in ("unreadable", "not_published_yet")
        ),
        rest=rest and Rest(instant(rest["start"]), str(rest["code"]), rest["retry_after_seconds"], str(rest["next"])),
        late=next((seconds for seconds in late if seconds is not None), None),
    )
