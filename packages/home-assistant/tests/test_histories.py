"""Random histories end as one import at the end does."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from custom_components.conso_api.history.cost import Prices
from custom_components.conso_api.history.run import Plan, Run

from .world import NIGHT, NIGHT_AND_NOON, InventedMeter, Killed, MemoryKeeper

# Both changes of the clock, and the day on which the off-peak hours move, lie in reach.
BEGINS = st.sampled_from([date(2026, 2, 12), date(2025, 10, 4), date(2026, 3, 20)])
PRICES = Prices({"base": 0.2, "off_peak": 0.1589}, standing_charge=0.5)


@dataclass(frozen=True)
class Step:
    """What happens on one of the days on which the program runs. Days are counted back from it."""

    pause_days: int
    curve_missing: frozenset[int]
    missing: frozenset[int]
    wrong: frozenset[int]
    failing: frozenset[int]
    killed_after: int | None


# Enedis corrects within the thirty days that are read again.
ago = st.frozensets(st.integers(1, 25), max_size=4)
steps = st.builds(
    Step,
    pause_days=st.one_of(st.integers(1, 3), st.integers(4, 50)),
    curve_missing=ago,
    missing=ago,
    wrong=ago,
    failing=ago,
    killed_after=st.one_of(st.none(), st.integers(1, 25)),
)


async def live(meter: InventedMeter, begins: date, history: list[Step]) -> tuple[MemoryKeeper, date]:
    """Play a history and give what is kept, and the day of its last run, on which nothing is missing or wrong any more."""
    keeper, today = MemoryKeeper(PRICES), begins
    for step in history:
        today += timedelta(days=step.pause_days)
        meter.curve_missing, meter.missing, meter.wrong, meter.failing = (
            {today - timedelta(days=days) for days in some}
            for some in (step.curve_missing, step.missing, step.wrong, step.failing)
        )
        cut = countdown(step.killed_after)
        meter.before_each_call = keeper.before_each_write = cut
        with suppress(Killed):
            await run(meter, keeper, begins, today)
    meter.curve_missing, meter.missing, meter.wrong, meter.failing = set(), set(), set(), set()
    meter.before_each_call = keeper.before_each_write = lambda: None
    # What a run left wrong before a long pause is behind the thirty days: a reload reads it.
    await run(meter, keeper, begins, today)
    return keeper, today


async def run(meter: InventedMeter, keeper: MemoryKeeper, begins: date, today: date) -> None:
    known = (NIGHT_AND_NOON, NIGHT)
    plan = Plan("consumption", today, active_since=begins - timedelta(days=30), known=known, fills_holes=True)
    await Run(plan, keeper.progress, meter, keeper).execute()


def countdown(calls: int | None):  # noqa: ANN201
    left = calls

    def count() -> None:
        nonlocal left
        if left is None:
            return
        left -= 1
        if left < 0:
            raise Killed

    return count


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(begins=BEGINS, history=st.lists(steps, min_size=1, max_size=4))
def test_any_history_of_pauses_kills_and_corrections_ends_as_one_import_at_the_end(
    begins: date, history: list[Step]
) -> None:
    async def both() -> None:
        kept, today = await live(InventedMeter(), begins, history)
        meter, once = InventedMeter(), MemoryKeeper(PRICES)
        await run(meter, once, begins, today)
        assert set(kept.rows) == set(once.rows)
        for key in once.rows:
            assert kept.counting(key) == once.counting(key), key

    asyncio.run(both())
