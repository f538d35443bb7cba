"""What a run writes, over an invented meter."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from custom_components.conso_api.history.cost import Prices, energy_costs
from custom_components.conso_api.history.paris import hour_of
from custom_components.conso_api.history.rewrite import Row, amounts
from custom_components.conso_api.history.run import Plan, Report, Run

from .world import (
    MOVED_ON,
    NIGHT,
    NIGHT_AND_NOON,
    InventedMeter,
    Killed,
    MemoryKeeper,
    days_of,
    first_hour,
    register_at,
)

ACTIVE = date(2025, 12, 20)
TODAY = date(2026, 4, 20)
PRICES = Prices({"peak": 0.2142, "off_peak": 0.1589}, standing_charge=0.52)
HP, HC = "registers_fc022035_hp", "registers_fc022035_hc"


async def run(meter: InventedMeter, keeper: MemoryKeeper, today: date = TODAY, *, fills_holes: bool = False) -> Report:
    plan = Plan("consumption", today, active_since=ACTIVE, known=(NIGHT_AND_NOON, NIGHT), fills_holes=fills_holes)
    return await Run(plan, keeper.progress, meter, keeper).execute()


def truth(meter: InventedMeter, until: date = TODAY) -> dict[str, dict[int, float]]:
    """What each hour counts, by statistic, computed another way than the code does."""
    wanted: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for day in days_of((ACTIVE, until)):
        for one in meter.curve(day):
            register = HP if register_at(one.start) == "HP" else HC
            price = 0.2142 if register == HP else 0.1589
            for key, amount in (("load_curve", one.wh), (register, one.wh)):
                wanted[key][hour_of(one.start)] += amount
            for key in ("load_curve_cost", f"{register}_cost"):
                wanted[key][hour_of(one.start)] += one.wh * price / 1000
            wanted["daily"][first_hour(day)] += one.wh
        wanted["load_curve_cost"][first_hour(day)] += 0.52
        wanted[f"{HC}_cost"][first_hour(day)] += 0.52
    return {key: {hour: round(amount, 8) for hour, amount in hours.items() if amount} for key, hours in wanted.items()}


def assert_true(keeper: MemoryKeeper, meter: InventedMeter, until: date = TODAY) -> None:
    for key, hours in truth(meter, until).items():
        assert keeper.counting(key) == pytest.approx(hours, abs=1e-7), key


async def test_a_first_import_counts_every_hour_of_every_register_with_its_cost() -> None:
    meter, keeper = InventedMeter(), MemoryKeeper(PRICES)
    report = await run(meter, keeper)
    assert_true(keeper, meter)
    assert set(keeper.rows) == {*truth(meter)}
    assert report.done == pytest.approx(1)
    assert {series.register: days for series, days in report.days.items() if not series.is_total} == {
        "HP": (122 - 1, 0),
        "HC": (122 - 1, 0),
    }


async def test_an_import_that_is_made_twice_writes_nothing_the_second_time() -> None:
    meter, keeper = InventedMeter(), MemoryKeeper(PRICES)
    await run(meter, keeper)
    writes = keeper.writes
    await run(meter, keeper)
    assert keeper.writes == writes


async def test_the_next_day_asks_for_what_is_new_and_the_thirty_days_before() -> None:
    meter, keeper = InventedMeter(), MemoryKeeper(PRICES)
    await run(meter, keeper)
    meter.asked = 0
    await run(meter, keeper, TODAY + timedelta(days=1))
    # Registers, days, and two pieces of the curve.
    assert meter.asked == 4
    assert_true(keeper, meter, TODAY + timedelta(days=1))


async def test_a_day_that_came_late_and_one_that_was_corrected_are_repaired_with_everything_after_them() -> None:
    late, wrong = TODAY - timedelta(days=20), TODAY - timedelta(days=9)
    meter, keeper = InventedMeter(missing={late}, wrong={wrong}), MemoryKeeper(PRICES)
    await run(meter, keeper)
    meter.missing, meter.wrong = set(), set()
    await run(meter, keeper, TODAY + timedelta(days=2))
    assert_true(keeper, meter, TODAY + timedelta(days=2))


async def test_a_day_whose_curve_comes_late_is_counted_by_the_day_and_then_by_the_hour() -> None:
    day = TODAY - timedelta(days=3)
    meter, keeper = InventedMeter(curve_missing={day}), MemoryKeeper(PRICES)
    report = await run(meter, keeper)
    counted = meter.counted(day)
    assert keeper.counting(HP)[first_hour(day)] == counted["HP"]
    assert keeper.counting(HC)[first_hour(day)] == counted["HC"]
    assert {days for series, days in report.days.items() if not series.is_total} == {(120, 1)}
    meter.curve_missing = set()
    await run(meter, keeper, TODAY + timedelta(days=1))
    assert_true(keeper, meter, TODAY + timedelta(days=1))


async def test_hours_that_moved_are_not_applied_to_the_days_before() -> None:
    meter, keeper = InventedMeter(), MemoryKeeper(PRICES)
    plan = Plan("consumption", TODAY, active_since=ACTIVE, known=(NIGHT_AND_NOON,))
    report = await Run(plan, keeper.progress, meter, keeper).execute()
    hourly = (TODAY - MOVED_ON).days
    found = {days[0] for series, days in report.days.items() if not series.is_total}
    # One of these eighty invented days agrees by chance.
    assert found <= {hourly, hourly + 1}
    day = MOVED_ON - timedelta(days=1)
    assert keeper.counting(HC)[first_hour(day)] == meter.counted(day)["HC"]


async def test_a_pause_of_months_heals() -> None:
    meter, keeper = InventedMeter(missing={date(2026, 2, 1)}), MemoryKeeper(PRICES)
    await run(meter, keeper, date(2026, 2, 10))
    meter.missing = set()
    await run(meter, keeper)
    assert_true(keeper, meter)


@pytest.mark.parametrize("key", ["load_curve", HP])
async def test_a_statistic_that_somebody_removed_starts_again_by_itself(key: str) -> None:
    meter, keeper = InventedMeter(), MemoryKeeper(PRICES)
    await run(meter, keeper)
    del keeper.rows[key]
    await run(meter, keeper)
    assert_true(keeper, meter)


async def test_an_import_that_is_killed_anywhere_goes_on_and_asks_for_little_again() -> None:
    meter, keeper = InventedMeter(), MemoryKeeper(PRICES)
    calls = 0

    def power_cut() -> None:
        nonlocal calls
        calls += 1
        if calls % 11 == 0:
            raise Killed

    keeper.before_each_write = meter.before_each_call = power_cut
    for _ in range(40):
        try:
            await run(meter, keeper)
            break
        except Killed:
            continue
    assert_true(keeper, meter)
    assert meter.asked < 80


async def test_days_whose_call_failed_are_asked_for_again_three_times_then_at_a_reload() -> None:
    day = date(2026, 1, 15)
    meter, keeper = InventedMeter(failing={day}), MemoryKeeper(PRICES)
    await run(meter, keeper)
    assert list(keeper.progress.failed.values()) == [1]
    for _ in range(3):
        await run(meter, keeper)
    assert keeper.progress.failed == {}
    meter.failing = set()
    await run(meter, keeper)
    assert first_hour(day) not in keeper.counting("load_curve")
    await run(meter, keeper, fills_holes=True)
    assert_true(keeper, meter)


async def test_a_new_price_holds_from_now_on_and_a_removed_cost_starts_again_with_it() -> None:
    meter, keeper = InventedMeter(), MemoryKeeper(PRICES)
    await run(meter, keeper)
    before = keeper.counting(f"{HP}_cost")
    keeper.prices = Prices({"peak": 1.0, "off_peak": 1.0}, standing_charge=0.52)
    await run(meter, keeper, TODAY + timedelta(days=1))
    after = keeper.counting(f"{HP}_cost")
    assert {hour: after[hour] for hour in before} == before
    new = [hour for hour in after if hour not in before]
    assert all(after[hour] == pytest.approx(keeper.counting(HP)[hour] / 1000) for hour in new)
    assert len(new) > 10


def test_a_sum_that_falls_after_a_power_cut_is_mended_from_the_states() -> None:
    rows = [Row(0, 5.0, 5.0), Row(3600, 7.0, 12.0), Row(7200, 1.0, 1.0), Row(10800, 2.0, 3.0)]
    assert amounts(rows, 0.0) == {0: 5.0, 3600: 7.0, 7200: 1.0, 10800: 2.0}


def test_a_price_of_an_entity_counts_from_its_first_instant_and_days_before_it_have_none() -> None:
    prices = Prices(history={"peak": [(100 * 3600, 0.3)]})
    assert (prices.has("peak"), prices.has("off_peak")) == (True, False)
    assert energy_costs({0: 1000, 3600: 0, 100 * 3600: 500}, "peak", prices) == ({100 * 3600: 0.15}, 1)
    assert energy_costs({0: 1000}, "injection", Prices({"base": 0.2, "injection": 0.04})) == ({0: 0.04}, 0)
