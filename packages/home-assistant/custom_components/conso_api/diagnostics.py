"""Diagnostics without anything personal: a file that people attach to a public question."""

from dataclasses import asdict
from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant

from .const import CONF_KEY, CONF_METERS, CONF_PRM, CONF_TOKENS
from .runtime import ConsoConfigEntry

# Names are those of rooms and people. A key is made of the meter's number, and few numbers are possible.
_PERSONAL = {CONF_TOKENS, CONF_PRM, CONF_KEY, CONF_NAME, "title", "name", "unique_id"}


async def async_get_config_entry_diagnostics(hass: HomeAssistant, entry: ConsoConfigEntry) -> dict[str, Any]:
    """Return the entry and what is known of its meters, which are told apart by their place only."""
    return {
        "gateway": entry.runtime_data.api.url,
        "tokens": len(entry.data[CONF_TOKENS]),
        "meters": len(entry.data[CONF_METERS]),
        "options": dict(entry.options),
        "states": [
            {
                **async_redact_data(asdict(coordinator.data), _PERSONAL),
                "statistics": [_statistic(asdict(each), coordinator.meter.key) for each in coordinator.data.statistics],
                "problem": None if coordinator.data.problem is None else coordinator.data.problem.code,
                "last_update_success": coordinator.last_update_success,
            }
            for coordinator in entry.runtime_data.meters.values()
        ],
    }


def _statistic(statistic: dict[str, Any], key: str) -> dict[str, Any]:
    """Keep the id, which says what is counted, without the meter's key."""
    return {
        member: value.replace(key, "**REDACTED**") if isinstance(value, str) else value
        for member, value in statistic.items()
        if member != "name"
    }
