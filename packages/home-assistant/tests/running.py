"""An entry that runs in Home Assistant over an invented gateway, and its recorder read back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.conso_api.const import DOMAIN
from custom_components.conso_api.coordinator import MeterCoordinator
from custom_components.conso_api.history.ids import meter_key

from .gateway_answers import GATEWAY, HOME, token_of
from .invented_gateway import InventedGateway

KEY = meter_key(HOME)
CURVE = f"conso_api:{KEY}_consumption_load_curve"
HP = f"conso_api:{KEY}_consumption_registers_fc022035_hp"
HC = f"conso_api:{KEY}_consumption_registers_fc022035_hc"
PRICES: dict[str, Any] = {"price_peak": 0.2142, "price_off_peak": 0.1589, "standing_charge": 0.52}


def make_entry(**options: Any) -> MockConfigEntry:
    meters = [{"prm": HOME, "name": "Maison", "key": KEY}]
    data = {"url": GATEWAY, "tokens": [token_of(HOME)], "meters": meters, "energy_page": False}
    return MockConfigEntry(domain=DOMAIN, data=data, options=options, unique_id=KEY, title="Maison")


async def no_wait(_: float) -> None:
    """Wait not at all."""


@asynccontextmanager
async def running(
    hass: HomeAssistant, gateway: InventedGateway, entry: MockConfigEntry, *, waits: bool = True
) -> AsyncIterator[MeterCoordinator]:
    """Set the entry up and, by default, wait until its first import is over; unload it at the end."""
    entry.add_to_hass(hass)
    with (
        patch("custom_components.conso_api.api.ConsoApi.get", side_effect=gateway.get),
        patch("custom_components.conso_api.coordinator.utcnow", side_effect=gateway.now),
        patch("custom_components.conso_api.coordinator.async_track_point_in_utc_time", side_effect=gateway.plan),
        patch("custom_components.conso_api.coordinator.SLEEP", side_effect=no_wait),
    ):
        assert await hass.config_entries.async_setup(entry.entry_id)
        if waits:
            await hass.async_block_till_done(wait_background_tasks=True)
        yield entry.runtime_data.meters[KEY]
        await hass.config_entries.async_unload(entry.entry_id)
        await hass.async_block_till_done()


async def recorded(hass: HomeAssistant, statistic_id: str) -> dict[int, float]:
    """What each hour counts, as the energy page reads it: the differences of sums, which must never fall."""
    instance = get_instance(hass)
    found = await instance.async_add_executor_job(
        statistics_during_period,
        hass,
        datetime(2020, 1, 1, tzinfo=UTC),
        None,
        {statistic_id},
        "hour",
        {"energy": "Wh"},
        {"sum", "state"},
    )
    counts: dict[int, float] = {}
    before = 0.0
    for row in found.get(statistic_id, []):
        assert row["sum"] >= before, "a sum that falls"
        counts[int(row["start"])] = round(row["sum"] - before, 6)
        assert round(row["state"], 6) == counts[int(row["start"])]
        before = row["sum"]
    return {hour: amount for hour, amount in counts.items() if amount}
