"""The options: which prices are asked for, and what the entry keeps of them."""

from typing import Any

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.conso_api.const import REGISTERS
from custom_components.conso_api.runtime import ConsoConfigEntry

from .loaded_entry import CURVE, OFF_PEAK, PEAK, answers, loaded, statistic, with_statistics

PANELS = statistic("load_curve", None, direction="production")


@pytest.fixture(autouse=True)
def _integration(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


async def ask(hass: HomeAssistant, entry: ConsoConfigEntry) -> Any:
    form = await hass.config_entries.options.async_init(entry.entry_id)
    assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "init")
    return form


def fields(form: Any) -> list[str]:
    return [str(key) for key in form["data_schema"].schema]


async def test_the_form_asks_for_the_prices_of_the_registers_that_the_meter_has(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    answers(aioclient_mock)
    async with loaded(hass, with_statistics(CURVE, OFF_PEAK, PEAK, PANELS)) as entry:
        prices = ["price_base", "price_peak", "price_off_peak", "price_injection"]
        form = await ask(hass, entry)
        assert fields(form) == [*prices, "standing_charge", "days_read_again", "entities"]
        hass.config_entries.options.async_abort(form["flow_id"])


async def test_while_nothing_is_known_of_the_meter_every_register_is_asked_for(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    answers(aioclient_mock)
    async with loaded(hass) as entry:
        await hass.config_entries.async_unload(entry.entry_id)
        form = await ask(hass, entry)
        assert fields(form)[: len(REGISTERS)] == [f"price_{register}" for register in REGISTERS]
        hass.config_entries.options.async_abort(form["flow_id"])


async def test_prices_and_entities_are_kept_under_the_names_that_the_guide_says(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    answers(aioclient_mock)
    async with loaded(hass) as entry:
        form = await ask(hass, entry)
        done = await hass.config_entries.options.async_configure(
            form["flow_id"],
            {
                "price_peak": 0.2146,
                "standing_charge": 0.45,
                "days_read_again": 40,
                "entities": {"price_entity_off_peak": "input_number.night"},
            },
        )
        assert done["type"] is FlowResultType.CREATE_ENTRY
        await hass.async_block_till_done(wait_background_tasks=True)
        assert dict(entry.options) == {
            "price_peak": 0.2146,
            "standing_charge": 0.45,
            "price_entity_off_peak": "input_number.night",
            "days_read_again": 40,
        }
        again = await ask(hass, entry)
        known = {str(key): key.description for key in again["data_schema"].schema}
        assert known["price_peak"] == {"suggested_value": 0.2146}
        hass.config_entries.options.async_abort(again["flow_id"])
