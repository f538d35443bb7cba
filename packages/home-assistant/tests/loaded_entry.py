"""An entry that is loaded over a gateway in memory, whose imports give what a test says."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.conso_api.const import DOMAIN
from custom_components.conso_api.history.ids import meter_key
from custom_components.conso_api.recording.importer import Imported
from custom_components.conso_api.recording.latest import Day
from custom_components.conso_api.runtime import ConsoConfigEntry
from custom_components.conso_api.state import StatisticInfo

from .gateway_answers import GATEWAY, HOME, me, token_of

KEY = meter_key(HOME)
LAST_DAY = date(2026, 11, 29)


def statistic(end: str, register: str | None, **members: Any) -> StatisticInfo:
    """Return a statistic of that meter's consumption, or production."""
    direction = members.pop("direction", "consumption")
    energy_id = f"{DOMAIN}:{KEY}_{direction}_{end}"
    return StatisticInfo(
        id=energy_id,
        name=f"Maison {end}",
        direction=direction,
        register=register,
        is_total=end in ("load_curve", "daily"),
        cost_id=f"{energy_id}_cost" if members.pop("has_cost", True) else None,
        **members,
    )


PEAK = statistic("registers_fc022035_hp", "peak")
OFF_PEAK = statistic("registers_fc022035_hc", "off_peak")
CURVE = statistic("load_curve", None)
DAILY = statistic("daily", None)

IMPORTED = Imported(
    statistics=[CURVE, DAILY, OFF_PEAK, PEAK],
    days={"consumption": Day(LAST_DAY, {"total": 21.536, "peak": 13.2, "off_peak": 8.336})},
)


class Imports:
    """Stands in for the importer: `result` is what each run brings, or the problem that it ends with."""

    result: Imported | Exception = IMPORTED

    def __init__(self, *_: Any) -> None:
        """Take what the importer takes."""

    async def known(self) -> Imported:
        return Imported()

    async def run(self, *_: Any, **__: Any) -> Imported:
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def answers(client: AiohttpClientMocker, **contract: Any) -> None:
    """Let the gateway tell the contract."""
    client.get(f"{GATEWAY}/api/v2/me", json=me())
    client.get(f"{GATEWAY}/api/v2/slot", json={"time": "09:49"})
    meter = {
        "meter": "••••••••••4270",
        "roles": ["consumption"],
        "contract_start": "2019-08-27",
        "subscribed_power_kva": 9,
        "active_since": {"consumption": "2019-08-27", "production": None},
        "off_peak": [{"start": "22:30", "end": "06:30"}],
        "services_level": "open",
        "connection_state": "supplied",
        "unavailable": [],
        **contract,
    }
    client.get(f"{GATEWAY}/api/v2/meters", json={"meters": [meter]})
    power = {"points": [{"max_power_va": 5210, "reached_at": "2026-11-29T19:12:00+01:00"}]}
    client.get(f"{GATEWAY}/api/v2/consumption/max_power", json=power)


@asynccontextmanager
async def loaded(
    hass: HomeAssistant, result: Imported | Exception = IMPORTED, **data: Any
) -> AsyncIterator[ConsoConfigEntry]:
    """Load the entry and let its first import end."""
    meters = [{"prm": HOME, "name": "Maison", "key": KEY}]
    known = {"url": GATEWAY, "tokens": [token_of(HOME)], "meters": meters, "energy_page": False}
    entry = MockConfigEntry(domain=DOMAIN, data={**known, **data}, unique_id=KEY, title="Maison")
    entry.add_to_hass(hass)
    importer = type("ImportsOfTest", (Imports,), {"result": result})
    with patch("custom_components.conso_api.coordinator.MeterImporter", importer):
        await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        yield entry
        if hass.config_entries.async_get_entry(entry.entry_id):
            await hass.config_entries.async_unload(entry.entry_id)
        await hass.async_block_till_done()


def with_statistics(*statistics: StatisticInfo) -> Imported:
    """Return what an import brought, with these statistics."""
    return replace(IMPORTED, statistics=list(statistics))
