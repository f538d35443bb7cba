"""Which sources the energy page is given, beside those of a person."""

from dataclasses import replace
from typing import Any

import pytest
from homeassistant.components.energy.data import GRID_SOURCE_SCHEMA, async_get_manager
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from custom_components.conso_api.energy_page import (
    async_show,
    async_wanted,
    grid_source,
    missing_statistics,
    shown_statistics,
    with_costs,
)

from .loaded_entry import CURVE, DAILY, OFF_PEAK, PEAK, statistic

INJECTED = statistic("load_curve", "injection", direction="production")
EVERY = [CURVE, DAILY, OFF_PEAK, PEAK, INJECTED]
PANELS: dict[str, Any] = {"type": "solar", "stat_energy_from": "sensor.panels", "config_entry_solar_forecast": None}


@pytest.fixture(autouse=True)
def _integration(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


def test_registers_stand_in_for_the_total_and_hours_for_days() -> None:
    assert shown_statistics(EVERY) == [OFF_PEAK, PEAK, INJECTED]
    assert shown_statistics([DAILY, CURVE]) == [CURVE]
    assert shown_statistics([DAILY]) == [DAILY]
    assert shown_statistics([]) == []


@pytest.mark.parametrize("one", [PEAK, INJECTED, replace(PEAK, cost_id=None)])
def test_home_assistant_accepts_each_source(one: Any) -> None:
    source = grid_source(one)
    assert GRID_SOURCE_SCHEMA(dict(source)) == source


def test_what_a_person_set_is_not_added_again() -> None:
    mine = {**grid_source(PEAK), "name": "Le jour", "stat_cost": None}
    assert missing_statistics([PANELS, mine], EVERY) == [OFF_PEAK, INJECTED]
    total = {"type": "grid", "stat_energy_from": CURVE.id}
    assert missing_statistics([total], EVERY) == [INJECTED]


def test_a_source_that_we_made_gets_its_cost_and_one_that_a_person_changed_does_not() -> None:
    ours = grid_source(replace(PEAK, cost_id=None))
    theirs = {**grid_source(replace(OFF_PEAK, cost_id=None)), "name": "La nuit"}
    assert with_costs([PANELS, ours, theirs], EVERY) == [PANELS, grid_source(PEAK), theirs]


async def test_statistics_are_shown_once_and_nothing_else_changes(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "energy", {})
    manager = await async_get_manager(hass)
    await manager.async_update({"energy_sources": [PANELS]})  # type: ignore[typeddict-item]
    await async_show(hass, EVERY)
    assert manager.data is not None
    expected = [PANELS, grid_source(OFF_PEAK), grid_source(PEAK), grid_source(INJECTED)]
    assert manager.data["energy_sources"] == expected
    assert await async_wanted(hass, EVERY) is None
    await async_show(hass, EVERY)
    assert manager.data["energy_sources"] == expected


async def test_without_an_energy_page_nothing_is_offered(hass: HomeAssistant) -> None:
    assert await async_wanted(hass, EVERY) is None
    await async_show(hass, EVERY)
