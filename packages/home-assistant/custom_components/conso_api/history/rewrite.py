"""What to write so that Home Assistant's sums say what was read.

Home Assistant draws differences of `sum` and never computes one again, so whatever changes an hour is followed by every row after it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .paris import Span

# Hundred-millionths of a euro: exact for whole Wh at prices of five decimals, and no sum drifts however often it is continued.
DECIMALS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One hour of a statistic: what it adds, and the sum with it."""

    start: int
    state: float
    sum: float


@dataclass(frozen=True)
class Rewrite:
    """`rows`: what to write, from the first change through the newest row. `changed`: hours that count other than before.

    `amounts`: what each hour counts then, from the first of the existing rows on.
    """

    rows: tuple[Row, ...]
    changed: frozenset[int]
    amounts: Mapping[int, float]


def rewrite(
    existing: Sequence[Row],
    before: float,
    hours: Mapping[int, float],
    *,
    partial: Collection[int] = (),
    spans: Iterable[Span] = (),
) -> Rewrite:
    """Compare what was read with what is there.

    `existing`: all rows from some hour on through the newest, oldest first; `before`: the sum in front of them. An hour that is there
    and was not read stays as it is, unless one of `spans` covers it. An hour read in part does not replace a larger one.
    """
    had = amounts(existing, before)
    now = had | dict.fromkeys(_covered(had, spans), 0.0)
    for hour, amount in hours.items():
        if hour not in partial or amount > had.get(hour, -1):
            now[hour] = amount
    changed = frozenset(hour for hour, amount in now.items() if round(amount - had.get(hour, -1), DECIMALS) != 0)
    if not changed:
        return Rewrite((), changed, now)
    first = min(changed)
    total = max(
        (row for row in existing if row.start < first), key=lambda row: row.start, default=Row(0, 0, before)
    ).sum
    rows = []
    for hour in sorted(hour for hour in now if hour >= first):
        state = round(max(0.0, now[hour]), DECIMALS)
        total = round(total + state, DECIMALS)
        rows.append(Row(hour, state, total))
    return Rewrite(tuple(rows), changed, now)


def amounts(rows: Iterable[Row], before: float) -> dict[int, float]:
    """Return what each row adds: differences of sums are what people see, and a state may be missing.

    A sum that falls was left by a write that a power cut ended; there the state says it.
    """
    energies: dict[int, float] = {}
    for row in rows:
        energies[row.start] = round(row.sum - before if row.sum >= before else row.state, DECIMALS)
        before = row.sum
    return energies


def _covered(hours: Iterable[int], spans: Iterable[Span]) -> list[int]:
    left = sorted(spans, reverse=True)
    covered = []
    for hour in sorted(hours):
        while left and left[-1][1] <= hour:
            left.pop()
        if left and left[-1][0] <= hour:
            covered.append(hour)
    return covered
