"""The import into Home Assistant's real recorder."""

from datetime import date, timedelta
from typing import Any

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.statistics import get_metadata
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
from homeassistant.util import dt as dt_util

from custom_components.conso_api.const import DOMAIN
from custom_components.conso_api.history.paris import day_start, hour_of
from custom_components.conso_api.locks import meter_lock
from custom_components.conso_api.problem import ApiProblem, unreachable

from .invented_gateway import TODAY, InventedGateway, all_days
from .running import CURVE, HC, HP, KEY, PRICES, make_entry, recorded, running
from .world import InventedMeter, register_at


@pytest.fixture(autouse=True)
def _home_assistant(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    pass


def truth(meter: InventedMeter, until: date = TODAY) -> dict[str, dict[int, float]]:
    """What each hour counts and costs, computed another way than the code does."""
    wanted: dict[str, dict[int, float]] = {
        key: {} for key in (CURVE, HP, HC, f"{CURVE}_cost", f"{HP}_cost", f"{HC}_cost")
    }

    def add(key: str, hour: int, amount: float) -> None:
        wanted[key][hour] = wanted[key].get(hour, 0) + amount

    for day in all_days(until):
        for one in meter.curve(day):
            register, price = (HP, 0.2142) if register_at(one.start) == "HP" else (HC, 0.1589)
            hour = hour_of(one.start)
            add(CURVE, hour, one.wh)
            add(register, hour, one.wh)
            add(f"{CURVE}_cost", hour, one.wh * price / 1000)
            add(f"{register}_cost", hour, one.wh * price / 1000)
        add(f"{CURVE}_cost", day_start(day), 0.52)
        add(f"{HC}_cost", day_start(day), 0.52)
    return {key: {hour: amount for hour, amount in hours.items() if amount} for key, hours in wanted.items()}


async def assert_true(hass: HomeAssistant, meter: InventedMeter, until: date = TODAY) -> None:
    for key, hours in truth(meter, until).items():
        assert await recorded(hass, key) == pytest.approx(hours, abs=1e-5), key


@pytest.fixture
def gateway() -> InventedGateway:
    """Knows both sets of off-peak hours that its meter had, as one that was installed before they moved."""
    return InventedGateway()


async def test_the_first_import_writes_every_hour_its_registers_and_what_they_cost(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    entry = make_entry(**PRICES)
    async with running(hass, gateway, entry):
        await assert_true(hass, gateway.meter)
    about = await get_instance(hass).async_add_executor_job(lambda: get_metadata(hass, statistic_source=DOMAIN))
    assert set(about) == {*truth(gateway.meter), CURVE.replace("load_curve", "daily")} | set()
    assert about[HP][1]["unit_class"] == "energy"
    assert about[HP][1]["mean_type"] == 0
    assert about[f"{HP}_cost"][1]["unit_of_measurement"] == "€"
    assert not any("4270" in one for one in about)


async def test_the_state_says_what_is_known_of_the_last_day(hass: HomeAssistant, gateway: InventedGateway) -> None:
    async with running(hass, gateway, make_entry(**PRICES)) as coordinator:
        state = coordinator.data
    counted = gateway.meter.counted(TODAY - timedelta(days=1))
    assert state.last_day == TODAY - timedelta(days=1)
    assert state.energy["consumption"] == {
        "total": round(sum(counted.values()) / 1000, 3),
        "peak": round(counted["HP"] / 1000, 3),
        "off_peak": round(counted["HC"] / 1000, 3),
    }
    assert (state.max_power_va, state.subscribed_power_kva, state.progress) == (4210, 9, None)
    assert state.next_reading == dt_util.parse_datetime("2026-04-21T07:23:00+00:00")
    assert {one.register: (one.hourly_days, one.daily_days) for one in state.statistics if not one.is_total} == {
        "peak": (29, 0),
        "off_peak": (29, 0),
    }


async def test_the_next_run_is_at_the_meters_own_minute_and_brings_what_came_late(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    late = TODAY - timedelta(days=5)
    gateway.meter.missing = {late}
    async with running(hass, gateway, make_entry(**PRICES)):
        assert day_start(late) not in await recorded(hass, CURVE)
        gateway.meter.missing = set()
        gateway.come()
        assert gateway.today == TODAY + timedelta(days=1)
        await hass.async_block_till_done(wait_background_tasks=True)
        await assert_true(hass, gateway.meter, gateway.today)


async def test_two_imports_of_one_meter_do_not_run_at_once(hass: HomeAssistant, gateway: InventedGateway) -> None:
    lock = meter_lock(hass, KEY)
    await lock.acquire()
    async with running(hass, gateway, make_entry(), waits=False) as coordinator:
        await hass.async_block_till_done()
        assert coordinator.importing
        assert gateway.readings("daily") == 0
        lock.release()
        await hass.async_block_till_done(wait_background_tasks=True)
        assert await recorded(hass, CURVE) == truth(gateway.meter)[CURVE]


async def test_a_removed_statistic_comes_back_at_a_reload(hass: HomeAssistant, gateway: InventedGateway) -> None:
    entry = make_entry(**PRICES)
    async with running(hass, gateway, entry) as coordinator:
        await coordinator.importer.statistics.clear([CURVE, f"{CURVE}_cost"])
        assert await recorded(hass, CURVE) == {}
        assert await hass.config_entries.async_reload(entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert await recorded(hass, CURVE) == truth(gateway.meter)[CURVE]


async def test_a_first_price_holds_for_all_years_and_another_one_from_then_on(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    entry = make_entry(days_read_again=2)
    async with running(hass, gateway, entry):

        async def give(prices: dict[str, Any]) -> None:
            hass.config_entries.async_update_entry(entry, options={"days_read_again": 2, **prices})
            assert await hass.config_entries.async_reload(entry.entry_id)
            await hass.async_block_till_done(wait_background_tasks=True)

        assert await recorded(hass, f"{HP}_cost") == {}
        await give(PRICES)
        await assert_true(hass, gateway.meter)
        await give({**PRICES, "price_peak": 1.0})
        await assert_true(hass, gateway.meter)


async def test_a_removed_cost_comes_back_for_all_years(hass: HomeAssistant, gateway: InventedGateway) -> None:
    entry = make_entry(days_read_again=2, **PRICES)
    async with running(hass, gateway, entry) as coordinator:
        await coordinator.importer.statistics.clear([f"{HC}_cost"])
        await coordinator.async_import_now()
        await assert_true(hass, gateway.meter)


async def test_an_answer_that_stops_is_followed_after_the_wait_that_it_asks_for(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    gateway.rests = [30, None, 2, 1]
    gateway.refuses["/api/v2/consumption/daily"] = [
        ApiProblem("quota_shared", "Busy", retryable=True, retry_after=3),
        unreachable(),
    ]
    async with running(hass, gateway, make_entry(**PRICES)):
        assert await recorded(hass, CURVE) == truth(gateway.meter)[CURVE]


async def test_a_wait_that_is_too_long_ends_the_run_and_the_next_one_goes_on(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    gateway.refuses["/api/v2/consumption/registers"] = [
        ApiProblem("quota_meter", "Tomorrow", retryable=True, retry_after=7200)
    ]
    async with running(hass, gateway, make_entry(**PRICES)) as coordinator:
        assert coordinator.data.problem is not None
        assert coordinator.data.problem.code == "quota_meter"
        assert await recorded(hass, CURVE) == {}
        assert coordinator.data.next_reading == gateway.now() + timedelta(hours=2)
        gateway.come()
        await hass.async_block_till_done(wait_background_tasks=True)
        assert coordinator.data.problem is None
        assert await recorded(hass, CURVE) == truth(gateway.meter)[CURVE]


async def test_a_token_that_is_refused_in_an_import_asks_for_another(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    gateway.refuses["/api/v2/consumption/load_curve"] = [ApiProblem("token_revoked", "Revoked", status=401)]
    async with running(hass, gateway, make_entry()):
        flows = hass.config_entries.flow.async_progress()
        assert [flow["context"]["source"] for flow in flows] == [SOURCE_REAUTH]


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (ApiProblem("token_expired", "Expired", status=401), ConfigEntryState.SETUP_ERROR),
        (unreachable(), ConfigEntryState.SETUP_RETRY),
    ],
)
async def test_an_entry_waits_for_its_gateway_and_asks_for_a_token_that_holds(
    hass: HomeAssistant, gateway: InventedGateway, problem: ApiProblem, state: ConfigEntryState
) -> None:
    gateway.refuses["/api/v2/me"] = [problem]
    entry = make_entry()
    with pytest.raises(AssertionError):
        async with running(hass, gateway, entry):
            pass
    assert entry.state is state


async def test_an_answer_that_nobody_documented_is_said_not_written(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    gateway.supply = {"off_peak": "nonsense"}
    entry = make_entry()
    with pytest.raises(AssertionError):
        async with running(hass, gateway, entry):
            pass
    assert entry.state is ConfigEntryState.SETUP_RETRY


async def test_a_meter_without_registers_and_without_a_curve_has_its_days(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    gateway.refuses["/api/v2/consumption/registers"] = [ApiProblem("enedis_no_consent", "No", status=403)] * 2
    gateway.refuses["/api/v2/consumption/load_curve"] = [ApiProblem("collection_off", "Off", status=404)] * 9
    async with running(hass, gateway, make_entry(price_base=0.2)) as coordinator:
        daily = CURVE.replace("load_curve", "daily")
        energy = {day_start(day): sum(gateway.meter.counted(day).values()) for day in all_days()}
        assert await recorded(hass, daily) == energy
        assert await recorded(hass, f"{daily}_cost") == pytest.approx(
            {at: wh / 5000 for at, wh in energy.items()}, abs=1e-5
        )
        assert coordinator.data.problem is not None
        assert coordinator.data.problem.code in ("collection_off", "enedis_no_consent")
        assert [one.id for one in coordinator.data.statistics] == [daily]


async def test_a_consent_that_ends_in_the_middle_leaves_what_was_imported(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    async with running(hass, gateway, make_entry()) as coordinator:
        gateway.refuses["/api/v2/consumption/load_curve"] = [ApiProblem("enedis_no_consent", "No", status=403)]
        with pytest.raises(ApiProblem, match="No"):
            await coordinator.async_import_now()
        assert await recorded(hass, CURVE) == truth(gateway.meter)[CURVE]


async def test_a_meter_that_does_not_communicate_says_so(hass: HomeAssistant, gateway: InventedGateway) -> None:
    gateway.supply = {"services_level": "not_communicating"}
    async with running(hass, gateway, make_entry()) as coordinator:
        assert coordinator.data.problem is not None
        assert coordinator.data.problem.code == "not_communicating"


async def test_a_price_of_an_entity_holds_since_the_entity_exists_and_the_fixed_one_before(
    hass: HomeAssistant, gateway: InventedGateway
) -> None:
    since = day_start(TODAY) + 12 * 3600
    hass.states.async_set("input_number.price", "210", {"unit_of_measurement": "€/MWh"}, timestamp=since)
    options: dict[str, Any] = {"price_base": 0.1, "price_entity_base": "input_number.price"}
    async with running(hass, gateway, make_entry(**options)) as coordinator:
        assert await recorded(hass, f"{CURVE}_cost") == pytest.approx(
            {hour: wh / 10_000 for hour, wh in truth(gateway.meter)[CURVE].items()}, abs=1e-5
        )
        gateway.today = TODAY + timedelta(days=2)
        await coordinator.async_import_now()
        cost = await recorded(hass, f"{CURVE}_cost")
        hour = day_start(TODAY + timedelta(days=1))
        assert cost[hour] == pytest.approx(truth(gateway.meter, gateway.today)[CURVE][hour] * 0.21 / 1000, abs=1e-5)
