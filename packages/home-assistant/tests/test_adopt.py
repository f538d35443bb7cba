"""Moving in from another integration, and out again."""

from datetime import date, timedelta
from typing import Any

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.models import StatisticMeanType, StatisticMetaData
from homeassistant.components.repairs import ConfirmRepairFlow
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import issue_registry as ir

from custom_components.conso_api.adopt import async_adopt, async_find, async_preview, async_restore
from custom_components.conso_api.const import DOMAIN
from custom_components.conso_api.history.paris import HOUR, day_of, day_span, day_start
from custom_components.conso_api.history.rewrite import Row
from custom_components.conso_api.locks import meter_lock
from custom_components.conso_api.recording.statistics import Statistics
from custom_components.conso_api.recording.store import Kept, MeterStore
from custom_components.conso_api.repairs import AdoptFlow, async_create_fix_flow
from custom_components.conso_api.state import Meter

from .gateway_answers import HOME
from .invented_gateway import ACTIVE, TODAY, InventedGateway
from .running import CURVE, HC, KEY, PRICES, make_entry, recorded, running
from .world import days_of

METER = Meter(HOME, "Maison", KEY)
LINKY = f"linky:{HOME}"


@pytest.fixture(autouse=True)
def _home_assistant(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    pass


async def leave(
    hass: HomeAssistant, statistic_id: str, first: date, end: date, unit: str = "kWh", each: float = 0.4
) -> dict[int, float]:
    """Leave statistics of another integration: hours, and on each tenth day one row, as on days without a curve. Return Wh by hour."""
    total, rows, counts = 0.0, [], {}
    for at, day in enumerate(days_of((first, end))):
        start, after = day_span(day)
        hours = [start] if at % 10 == 3 else list(range(start, after, HOUR))
        for place, hour in enumerate(hours):
            state = round(each * (1 + (hour // HOUR + place) % 7), 6)
            total = round(total + state, 6)
            rows.append(Row(hour, state, total))
            counts[hour] = round(state * (1000 if unit == "kWh" else 1), 6)
    about = StatisticMetaData(
        mean_type=StatisticMeanType.NONE,
        has_sum=True,
        name="Left behind",
        source=statistic_id.split(":", maxsplit=1)[0],
        statistic_id=statistic_id,
        unit_class="energy" if unit == "kWh" else None,
        unit_of_measurement=unit,
    )
    await Statistics(hass).write(about, rows)
    return counts


async def test_three_years_move_in_with_their_cost_and_out_again_without_a_difference(hass: HomeAssistant) -> None:
    first, end = date(2023, 4, 1), date(2026, 4, 1)
    theirs = await leave(hass, LINKY, first, end)
    euros = await leave(hass, f"{LINKY}_cost", date(2026, 1, 10), end, unit="€", each=0.08)
    gateway = InventedGateway()
    async with running(hass, gateway, make_entry(**PRICES)) as coordinator:
        entry = coordinator.config_entry
        assert entry is not None
        ours = {one: await recorded(hass, one) for one in (CURVE, f"{CURVE}_cost", HC)}
        assert [one.from_id for one in await async_find(hass, entry, METER)] == [LINKY]

        seen = await async_preview(hass, METER, LINKY)
        assert (seen.first, seen.last) == (first, ACTIVE - timedelta(days=1))
        assert (seen.days, seen.overlap_days) == ((ACTIVE - first).days, (end - ACTIVE).days)
        assert await recorded(hass, CURVE) == ours[CURVE]

        adopted = await async_adopt(hass, METER, LINKY)
        assert adopted == seen
        before = {hour: amount for hour, amount in theirs.items() if hour < day_start(ACTIVE)}
        assert seen.kwh == pytest.approx(sum(before.values()) / 1000)
        assert await recorded(hass, CURVE) == before | ours[CURVE]
        paid = {hour: amount for hour, amount in euros.items() if hour < day_start(ACTIVE)}
        assert await recorded(hass, f"{CURVE}_cost") == pytest.approx(paid | ours[f"{CURVE}_cost"], abs=1e-6)
        assert await async_find(hass, entry, METER) == []

        gateway.today += timedelta(days=1)
        await coordinator.async_import_now()
        assert next(iter(await recorded(hass, CURVE))) == min(before)

        assert await async_restore(hass, METER) == [CURVE, f"{CURVE}_cost"]
        left = await recorded(hass, CURVE)
        assert {hour: left[hour] for hour in ours[CURVE]} == ours[CURVE]
        assert min(left) == min(ours[CURVE])
        off_peak = await recorded(hass, HC)
        assert {hour: off_peak[hour] for hour in ours[HC]} == ours[HC]
        assert await recorded(hass, LINKY) == theirs


async def test_a_restoration_that_is_killed_is_finished_by_the_next_import(hass: HomeAssistant) -> None:
    rows = [[day_start(ACTIVE) + at * HOUR, 100.0, 100.0 * (at + 1)] for at in range(30)]
    kept = Kept()
    kept.restoring[CURVE] = {"name": "Maison consommation", "rows": rows}
    await MeterStore(hass, KEY).save(kept)
    gateway = InventedGateway()
    gateway.active = ACTIVE + timedelta(days=10)
    async with running(hass, gateway, make_entry()):
        found = await recorded(hass, CURVE)
        assert {start: found[start] for start, *_ in rows} == {start: state for start, state, _ in rows}
        assert max(found) == day_span(TODAY - timedelta(days=1))[1] - HOUR


async def test_actions_preview_adopt_and_restore(hass: HomeAssistant) -> None:
    theirs = await leave(hass, LINKY, date(2025, 12, 1), date(2026, 1, 20))
    async with running(hass, InventedGateway(), make_entry()):
        call: dict[str, Any] = {"from_statistic_id": LINKY, "meter": KEY}

        async def act(action: str, data: dict[str, Any]) -> Any:
            return await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)

        ours = await recorded(hass, CURVE)
        seen = await act("adopt_statistics", {**call, "preview": True})
        assert (seen["days"], seen["overlap_days"], seen["first"]) == (50, 0, "2025-12-01")
        assert await recorded(hass, CURVE) == ours
        assert await act("adopt_statistics", call) == seen
        assert await recorded(hass, CURVE) == theirs | ours
        with pytest.raises(ServiceValidationError) as again:
            await act("adopt_statistics", call)
        assert again.value.translation_key == "nothing_to_adopt"
        assert await act("restore_statistics", {"meter": "Maison", "statistic_id": CURVE}) == {"restored": [CURVE]}
        assert await recorded(hass, CURVE) == ours


async def test_what_cannot_move_in_is_refused_by_its_reason(hass: HomeAssistant) -> None:
    await leave(hass, "other:euros", date(2026, 1, 1), date(2026, 1, 3), unit="€")
    async with running(hass, InventedGateway(), make_entry()):
        for statistic_id, reason in (("linky:nothing", "unknown_statistic"), ("other:euros", "wrong_unit")):
            with pytest.raises(ServiceValidationError) as refused:
                await async_preview(hass, METER, statistic_id)
            assert refused.value.translation_key == reason
        with pytest.raises(ServiceValidationError) as nothing:
            await async_restore(hass, METER)
        assert nothing.value.translation_key == "nothing_to_restore"
        with pytest.raises(ServiceValidationError) as unknown:
            await hass.services.async_call(
                DOMAIN, "restore_statistics", {"meter": "nobody's"}, blocking=True, return_response=True
            )
        assert unknown.value.translation_key == "unknown_meter"
        async with meter_lock(hass, KEY):
            with pytest.raises(ServiceValidationError) as busy:
                await async_adopt(hass, METER, LINKY)
        assert busy.value.translation_key == "importing"


async def test_registers_of_my_electrical_data_move_into_ours_and_production_into_injection(
    hass: HomeAssistant,
) -> None:
    off_peak = f"myelectricaldata:{HOME}_hc_consumption"
    theirs = await leave(hass, off_peak, date(2025, 12, 1), date(2025, 12, 5))
    await leave(hass, f"linky_prod:{HOME}", date(2025, 12, 1), date(2025, 12, 5))
    async with running(hass, InventedGateway(), make_entry()) as coordinator:
        entry = coordinator.config_entry
        assert entry is not None
        found = {one.from_id: one.to_id for one in await async_find(hass, entry, METER)}
        assert found == {off_peak: HC, f"linky_prod:{HOME}": f"conso_api:{KEY}_production_load_curve"}
        await async_adopt(hass, METER, off_peak)
        assert {hour: amount for hour, amount in (await recorded(hass, HC)).items() if hour in theirs} == theirs
        assert day_of(min(await recorded(hass, HC))) == date(2025, 12, 1)


async def test_the_repair_shows_a_preview_without_the_number_and_what_moves_in_gets_no_price_of_ours(
    hass: HomeAssistant,
) -> None:
    gateway, old = InventedGateway(), ACTIVE - timedelta(days=40)
    theirs = await leave(hass, LINKY, old, ACTIVE)
    async with running(hass, gateway, make_entry(**PRICES)) as coordinator:
        coordinator.async_update_listeners()
        await hass.async_block_till_done(wait_background_tasks=True)
        issue = ir.async_get(hass).async_get_issue(DOMAIN, f"adopt_statistics_{KEY}")
        assert issue is not None
        flow = await async_create_fix_flow(hass, issue.issue_id, issue.data)
        assert isinstance(flow, AdoptFlow)
        flow.hass, flow.handler, flow.flow_id = hass, DOMAIN, "any"
        form = await flow.async_step_init()
        assert form["type"] is FlowResultType.FORM
        words = str(form["description_placeholders"])
        assert "40 d" in words
        assert "…4270" in words
        assert HOME not in words
        async with meter_lock(hass, KEY):
            assert (await flow.async_step_confirm({})).get("reason") == "cannot_adopt"
        assert (await flow.async_step_confirm({}))["type"] is FlowResultType.CREATE_ENTRY
        ours = await recorded(hass, CURVE)
        assert {hour: ours[hour] for hour in theirs} == pytest.approx(theirs, abs=1e-5)
        entry = coordinator.config_entry
        assert entry is not None
        hass.config_entries.async_update_entry(entry, options={**PRICES, "price_base": 0.2})
        assert await hass.config_entries.async_reload(entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert min(await recorded(hass, f"{CURVE}_cost")) == day_start(ACTIVE)
        again = await async_create_fix_flow(hass, issue.issue_id, issue.data)
        again.hass, again.handler, again.flow_id = hass, DOMAIN, "another"
        assert (await again.async_step_init()).get("reason") == "nothing_to_adopt"  # type: ignore[attr-defined]


@pytest.mark.parametrize("issue_id", ["quota_any", "energy_page_any"])
async def test_a_repair_whose_entry_is_gone_is_only_confirmed(hass: HomeAssistant, issue_id: str) -> None:
    flow = await async_create_fix_flow(hass, issue_id, {"entry_id": "gone", "key": KEY})
    assert isinstance(flow, ConfirmRepairFlow)
