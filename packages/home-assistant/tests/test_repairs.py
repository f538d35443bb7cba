"""Repairs: when they are raised, what their buttons do, and that they go away."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import AsyncMock, patch

import pytest
from homeassistant.components.energy.data import async_get_manager
from homeassistant.components.recorder import Recorder
from homeassistant.components.repairs import RepairsFlow
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.conso_api.const import DOMAIN
from custom_components.conso_api.problem import ApiProblem
from custom_components.conso_api.recording.importer import Imported
from custom_components.conso_api.repair_rules import repairs_of
from custom_components.conso_api.repairs import async_create_fix_flow
from custom_components.conso_api.state import Meter, MeterState

from .gateway_answers import HOME
from .loaded_entry import CURVE, IMPORTED, KEY, PEAK, answers, loaded, with_statistics

METER = Meter(HOME, "Maison", KEY)
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _integration(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


def kinds(**members: Any) -> set[str]:
    return set(repairs_of(METER, MeterState(**members), NOW))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("collection_off", "collection_off"),
        ("not_communicating", "point_inactive"),
        ("not_supplied", "point_inactive"),
        ("services_closed", "point_inactive"),
        ("enedis_not_holder", "point_inactive"),
        ("quota_meter", "quota"),
        ("enedis_quota", "quota"),
    ],
)
def test_a_refusal_that_a_person_can_act_on_is_a_repair_with_the_gateways_remedy(code: str, kind: str) -> None:
    problem = ApiProblem(code, "Title", detail="Detail", remedy="Do this.")
    repair = repairs_of(METER, MeterState(problem=problem), NOW)[kind]  # type: ignore[index]
    assert repair.placeholders == {"meter": "Maison", "title": "Title", "detail": "Detail", "remedy": "Do this."}


def test_what_passes_by_itself_is_no_repair() -> None:
    assert kinds() == set()
    assert kinds(problem=ApiProblem("unreachable", "Away", retryable=True)) == set()


@pytest.mark.parametrize(("days", "is_soon"), [(29, True), (30, True), (31, False)])
def test_an_access_that_ends_within_thirty_days_is_a_repair(days: int, is_soon: bool) -> None:
    ends = NOW + timedelta(days=days)
    assert kinds(consent_ends=ends, token_ends=NOW + timedelta(days=400)) == ({"consent_ends"} if is_soon else set())
    assert kinds(token_ends=ends) == ({"consent_ends"} if is_soon else set())


def test_days_without_a_price_are_a_repair_where_there_is_a_cost() -> None:
    assert kinds(statistics=(replace(PEAK, days_without_price=12),)) == {"price_missing"}
    assert kinds(statistics=(replace(PEAK, cost_id=None, days_without_price=12),)) == set()


def test_a_day_whose_registers_are_to_come_is_not_without_a_price() -> None:
    total = replace(CURVE, days_without_price=1)
    assert kinds(statistics=(total, PEAK)) == set()
    assert kinds(statistics=(total,)) == {"price_missing"}


async def fix(hass: HomeAssistant, issue_id: str) -> RepairsFlow:
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
    assert issue is not None
    assert issue.is_fixable
    flow = await async_create_fix_flow(hass, issue_id, issue.data)
    flow.hass = hass
    flow.handler = DOMAIN
    flow.flow_id = "any"
    flow.context = {"issue_id": issue_id}
    return flow


async def test_one_click_puts_the_statistics_on_the_energy_page(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    answers(aioclient_mock)
    assert await async_setup_component(hass, "energy", {})
    async with loaded(hass) as entry:
        flow = await fix(hass, f"energy_page_{KEY}")
        form = await flow.async_step_init()  # type: ignore[attr-defined]
        assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "confirm")
        done = await flow.async_step_confirm({})  # type: ignore[attr-defined]
        assert done["type"] is FlowResultType.CREATE_ENTRY
        manager = await async_get_manager(hass)
        assert manager.data is not None
        assert len(manager.data["energy_sources"]) == 2
        entry.runtime_data.meters[KEY].async_update_listeners()
        await hass.async_block_till_done()
        assert ir.async_get(hass).async_get_issue(DOMAIN, f"energy_page_{KEY}") is None


async def test_what_was_asked_for_at_the_set_up_is_shown_once_and_not_again(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    answers(aioclient_mock)
    assert await async_setup_component(hass, "energy", {})
    async with loaded(hass, energy_page=True) as entry:
        manager = await async_get_manager(hass)
        assert manager.data is not None
        assert len(manager.data["energy_sources"]) == 2
        assert entry.data["energy_page"] is False
        await manager.async_update({"energy_sources": []})
        entry.runtime_data.meters[KEY].async_update_listeners()
        await hass.async_block_till_done()
        assert manager.data["energy_sources"] == []
        assert ir.async_get(hass).async_get_issue(DOMAIN, f"energy_page_{KEY}") is not None


@pytest.mark.parametrize("problem", [None, ApiProblem("unreachable", "Away", retryable=True)])
async def test_a_set_up_waits_for_its_first_bars_or_for_the_reason_why_there_are_none(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, problem: ApiProblem | None
) -> None:
    answers(aioclient_mock)
    assert await async_setup_component(hass, "energy", {})
    async with loaded(hass, problem or IMPORTED, energy_page=True) as entry:
        assert entry.runtime_data.shown.is_set()


async def test_a_set_up_does_not_wait_longer_than_home_assistant_allows(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    answers(aioclient_mock)
    with patch("custom_components.conso_api.issues._PATIENCE_SECONDS", 0.01):
        async with loaded(hass, Imported(), energy_page=True) as entry:
            assert not entry.runtime_data.shown.is_set()


async def test_a_consent_that_ends_leads_to_a_pairing(hass: HomeAssistant, aioclient_mock: AiohttpClientMocker) -> None:
    answers(aioclient_mock)
    soon = (datetime.now(UTC) + timedelta(days=9)).isoformat()
    aioclient_mock.clear_requests()
    aioclient_mock.get("https://gw.example/api/v2/me", json={"expires_at": soon, "consent_ends_at": soon})
    answers(aioclient_mock)
    async with loaded(hass):
        flow = await fix(hass, f"consent_ends_{KEY}")
        assert (await flow.async_step_init())["type"] is FlowResultType.FORM  # type: ignore[attr-defined]
        await flow.async_step_confirm({})  # type: ignore[attr-defined]
        await hass.async_block_till_done()
        assert [flow["context"]["source"] for flow in hass.config_entries.flow.async_progress()] == ["reauth"]


async def test_a_repair_goes_away_with_its_cause(hass: HomeAssistant, aioclient_mock: AiohttpClientMocker) -> None:
    answers(aioclient_mock)
    off = replace(IMPORTED, problem=ApiProblem("collection_off", "Off", remedy="Ask"))
    async with loaded(hass, off) as entry:
        registry = ir.async_get(hass)
        issue = registry.async_get_issue(DOMAIN, f"collection_off_{KEY}")
        assert issue is not None
        assert not issue.is_fixable
        coordinator = entry.runtime_data.meters[KEY]
        coordinator.async_set_updated_data(replace(coordinator.data, problem=None))
        await hass.async_block_till_done()
        assert registry.async_get_issue(DOMAIN, f"collection_off_{KEY}") is None


@pytest.mark.parametrize("answer", ["keep", "delete"])
async def test_removing_the_entry_asks_what_becomes_of_its_statistics(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, answer: str
) -> None:
    answers(aioclient_mock)
    ids = [PEAK.id, f"{PEAK.id}_cost"]
    async with loaded(hass, with_statistics(PEAK)) as entry:
        with patch("custom_components.conso_api.removal.async_statistics_of", AsyncMock(return_value=ids)):
            await hass.config_entries.async_remove(entry.entry_id)
        flow = await fix(hass, f"removed_statistics_{KEY}")
        menu = await flow.async_step_init()  # type: ignore[attr-defined]
        assert menu["menu_options"] == ["keep", "delete"]
        with patch("custom_components.conso_api.repairs.async_clear_statistics", AsyncMock()) as clear:
            done = await getattr(flow, f"async_step_{answer}")()
        assert done["type"] is FlowResultType.CREATE_ENTRY
        assert [call.args[1] for call in clear.await_args_list] == ([ids] if answer == "delete" else [])
