"""One day's curve, divided among the registers that were counting.

Nobody publishes which off-peak hours were in force on a day of the past, so each known set of ranges is tried, and the counters of
that day decide: a division that they do not confirm is not used.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .off_peak import TEMPO, Ranges, off_peak_minutes
from .paris import hour_of, minute_of
from .readings import Interval
from .register_names import colour_of, half_of

# Means are rounded to whole W and energies to whole Wh: what an interval may be off.
_ROUNDING_WH = 0.5
_MORNING_OF_TEMPO = 6 * 60

# Energy by hour.
type Hours = dict[int, int]


@dataclass(frozen=True, slots=True)
class _Placed:
    """One interval on the clock on the wall."""

    hour: int
    minute: int
    length: int
    wh: int


@dataclass(frozen=True)
class _Way:
    """One way to divide a day: which register counts when."""

    ranges: Ranges
    peak: str
    off_peak: str
    # The colour of Tempo changes at six: hours before it belong to the day before.
    morning: str

    def register_at(self, minute: int, *, is_off_peak: bool) -> str:
        if not is_off_peak:
            return self.peak
        return self.morning if minute < _MORNING_OF_TEMPO else self.off_peak


def split_day(
    curve: Sequence[Interval], counted: Mapping[str, int], names: Mapping[str, str | None], known: Iterable[Ranges]
) -> dict[str, Hours] | None:
    """Return the energy by hour of each register of a whole day; `None`: no known way agrees with the counters.

    `counted`: what each register counted on this day; `names`: what each is called in the options.
    """
    best: dict[str, Hours] | None = None
    least = math.inf
    placed = [_Placed(hour_of(one.start), minute_of(one.start), (one.end - one.start) // 60, one.wh) for one in curve]
    for way in _ways(counted, names, known):
        divided, cut = _divided(placed, counted, way)
        error = max(abs(sum(divided[register].values()) - wh) for register, wh in counted.items())
        # Nobody knows how the energy of an interval that a range cuts was spread over it.
        if error <= len(curve) * _ROUNDING_WH + cut and error < least:
            best, least = divided, error
            if not error:
                break
    return best


def _ways(counted: Mapping[str, int], names: Mapping[str, str | None], known: Iterable[Ranges]) -> Iterable[_Way]:
    if len(counted) == 1:
        only = next(iter(counted))
        yield _Way((), only, only, only)
        return
    halves = {register: half_of(name) for register in counted if (name := names.get(register))}
    peaks = [register for register, half in halves.items() if half == "peak"]
    off_peaks = [register for register, half in halves.items() if half == "off_peak"]
    if not peaks or not off_peaks or len(halves) < len(counted):
        return
    peak = max(peaks, key=lambda register: counted[register])
    colour = colour_of(names[peak] or "")
    evening = next((one for one in off_peaks if colour_of(names[one] or "") == colour), off_peaks[0])
    mornings = [evening, *(one for one in off_peaks if one != evening)] if colour else [evening]
    for ranges in [*known, *([TEMPO] if colour else [])]:
        for morning in mornings:
            yield _Way(ranges, peak, evening, morning)


def _divided(curve: Iterable[_Placed], registers: Iterable[str], way: _Way) -> tuple[dict[str, Hours], int]:
    """Return the energy of each register by hour, and that of the intervals that a range cuts."""
    divided: dict[str, Hours] = {register: {} for register in registers}
    cut = 0
    for one in curve:
        low = off_peak_minutes(way.ranges, one.minute, one.minute + one.length)
        if 0 < low < one.length:
            cut += one.wh
        off_peak = round(one.wh * low / one.length)
        for energy, is_off_peak in ((off_peak, True), (one.wh - off_peak, False)):
            if energy:
                hours = divided[way.register_at(one.minute, is_off_peak=is_off_peak)]
                hours[one.hour] = hours.get(one.hour, 0) + energy
    return divided, cut
