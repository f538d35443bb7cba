"""Moving in: the past of another integration's statistic in front of, and between, the days of ours."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .paris import day_of
from .rewrite import DECIMALS, Row, amounts


@dataclass(frozen=True)
class Move:
    """`hours`: what moves in, on days that ours does not have; `overlap_days`: days that both have, which stay ours."""

    hours: Mapping[int, float]
    overlap_days: int

    @property
    def days(self) -> list[date]:
        """Return the days that move in."""
        return sorted({day_of(hour) for hour in self.hours})


def move(ours: Collection[int], theirs: Sequence[Row]) -> Move:
    """Return what of their rows moves in. `ours`: the hours of our rows.

    A day is theirs or ours: an integration writes days without a curve as one row, beside which our hours would count twice.
    """
    our_days = {day_of(hour) for hour in ours}
    energy = {hour: max(0.0, amount) for hour, amount in amounts(theirs, _before(theirs)).items()}
    hours = {hour: amount for hour, amount in energy.items() if day_of(hour) not in our_days}
    return Move(hours, len({day_of(hour) for hour in energy} & our_days))


def without(rows: Sequence[Row], days: Collection[date]) -> list[Row]:
    """Return rows as they would be without some days."""
    total = 0.0
    left = []
    for hour, amount in amounts(rows, 0.0).items():
        if day_of(hour) not in days:
            state = round(amount, DECIMALS)
            total = round(total + state, DECIMALS)
            left.append(Row(hour, state, total))
    return left


def _before(rows: Sequence[Row]) -> float:
    """Return the sum in front of the first row. Its state is what it adds, unless it is the index of a counter."""
    if not rows:
        return 0.0
    first = rows[0]
    return first.sum - first.state if 0 < first.state <= first.sum else 0.0
