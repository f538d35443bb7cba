"""What becomes of statistics when their meter goes, in the real recorder."""

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import issue_registry as ir
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.conso_api.const import DOMAIN
from custom_components.conso_api.history.ids import meter_key
from custom_components.conso_api.history.rewrite import Row
from custom_components.conso_api.recording.statistics import Statistics, metadata
from custom_components.conso_api.removal import async_remove_config_entry_device, async_statistics_of
from custom_components.conso_api.repairs import RemovedFlow, async_create_fix_flow
from custom_components.conso_api.runtime import ConsoConfigEntry

from .gateway_answers import HOME, OTHER_HOME, token_of
from .loaded_entry import CURVE, KEY, answers, loaded

OTHER_KEY = meter_key(OTHER_HOME)
METERS = [
    {"prm": HOME, "name": "Maison", "key": KEY},
    {"prm": OTHER_HOME, "name": "Atelier", "key": OTHER_KEY},
]


@pytest.fixture(autouse=True)
def _integration(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


async def record(hass: HomeAssistant, statistic_id: str) -> None:
    await Statistics(hass).write(metadata(statistic_id, "Maison", is_cost=False), [Row(3600, 5.0, 5.0)])


def device_of(hass: HomeAssistant, entry: ConsoConfigEntry, key: str) -> dr.DeviceEntry:
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    return next(device for device in devices if (DOMAIN, key) in device.identifiers)


async def test_statistics_of_an_entry_that_is_gone_are_deleted_when_their_owner_says_so(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    answers(aioclient_mock)
    await record(hass, CURVE.id)
    await record(hass, f"{DOMAIN}:{OTHER_KEY}_consumption_daily")
    async with loaded(hass) as entry:
        await hass.config_entries.async_remove(entry.entry_id)
    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"removed_statistics_{KEY}")
    assert issue is not None
    flow = await async_create_fix_flow(hass, issue.issue_id, issue.data)
    assert isinstance(flow, RemovedFlow)
    flow.hass = hass
    assert (await flow.async_step_delete())["type"] is FlowResultType.CREATE_ENTRY
    assert await async_statistics_of(hass, KEY) == []
    assert await async_statistics_of(hass, OTHER_KEY) == [f"{DOMAIN}:{OTHER_KEY}_consumption_daily"]


async def test_one_meter_of_two_can_be_taken_away_and_the_last_one_goes_with_its_entry(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    answers(aioclient_mock)
    await record(hass, CURVE.id)
    async with loaded(hass, meters=METERS, tokens=[token_of(HOME, OTHER_HOME)]) as entry:
        assert await async_remove_config_entry_device(hass, entry, device_of(hass, entry, KEY))
        await hass.async_block_till_done(wait_background_tasks=True)
        assert [meter["name"] for meter in entry.data["meters"]] == ["Atelier"]
        assert ir.async_get(hass).async_get_issue(DOMAIN, f"removed_statistics_{KEY}") is not None
        assert not await async_remove_config_entry_device(hass, entry, device_of(hass, entry, OTHER_KEY))
