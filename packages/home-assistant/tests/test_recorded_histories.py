"""Random histories in Home Assistant's real recorder end as one import at the end does."""

import random
from contextlib import suppress
from datetime import date, timedelta

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant

from custom_components.conso_api.history.cost import Prices
from custom_components.conso_api.history.run import Plan, Run
from custom_components.conso_api.history.windows import Progress
from custom_components.conso_api.recording.keeper import RecorderKeeper
from custom_components.conso_api.recording.statistics import Statistics
from custom_components.conso_api.recording.store import Kept, MeterStore
from custom_components.conso_api.state import Meter

from .running import recorded
from .test_histories import countdown
from .world import NIGHT_AND_NOON, InventedMeter, Killed, MemoryKeeper

# The clock changes on the third day.
BEGINS = date(2026, 3, 27)
PRICES = Prices({"base": 0.2, "off_peak": 0.1589}, standing_charge=0.5)


async def run(hass: HomeAssistant, meter: InventedMeter, key: str, today: date) -> None:
    """Run as after a start of Home Assistant: nothing is known but what is on disk."""
    store = MeterStore(hass, key)
    kept = await store.load()

    async def save(_: Progress) -> None:
        await store.save(kept)

    keeper = RecorderKeeper(Meter("", "Maison", key), "consumption", PRICES, Statistics(hass), save)
    plan = Plan("consumption", today, active_since=BEGINS, known=(NIGHT_AND_NOON,), fills_holes=True)
    await Run(plan, kept.progress["consumption"], meter, keeper).execute()


@pytest.mark.parametrize("seed", range(10))
async def test_a_history_of_pauses_kills_and_corrections_ends_as_one_import_at_the_end(
    recorder_mock: Recorder, hass: HomeAssistant, seed: int
) -> None:
    chance, meter, key, today = random.Random(seed), InventedMeter(seed), f"history{seed}", BEGINS
    for _ in range(3):
        today += timedelta(days=chance.randint(1, 3))
        days = [today - timedelta(days=ago) for ago in range(1, 6)]
        meter.missing, meter.wrong, meter.failing, meter.curve_missing = (
            set(chance.sample(days, chance.randint(0, 2))) for _ in range(4)
        )
        meter.before_each_call = countdown(chance.choice([None, 1, 2]))
        with suppress(Killed):
            await run(hass, meter, key, today)
    calm = InventedMeter(seed)
    await run(hass, calm, key, today)
    once = MemoryKeeper(PRICES)
    plan = Plan("consumption", today, active_since=BEGINS, known=(NIGHT_AND_NOON,))
    await Run(plan, once.progress, calm, once).execute()
    for name in once.rows:
        assert await recorded(hass, f"conso_api:{key}_consumption_{name}") == pytest.approx(
            once.counting(name), abs=1e-6
        )


async def test_what_is_kept_of_a_meter_is_read_as_it_was_written(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    store, kept = MeterStore(hass, "meter"), Kept()
    kept.progress["production"] = Progress(read_until=BEGINS, failed={(BEGINS, BEGINS + timedelta(days=1)): 2})
    kept.off_peak = (NIGHT_AND_NOON,)
    await store.save(kept)
    assert await store.load() == kept
    await store.remove()
    assert await MeterStore(hass, "meter").load() == Kept()
