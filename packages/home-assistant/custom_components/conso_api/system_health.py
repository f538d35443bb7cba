"""What Home Assistant shows below Settings, System, Repairs, system information."""

from typing import Any

from homeassistant.components import system_health
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .runtime import ConsoConfigEntry


@callback
def async_register(hass: HomeAssistant, register: system_health.SystemHealthRegistration) -> None:
    """Register the one callback."""
    register.async_register_info(async_system_health_info)


async def async_system_health_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return whether each gateway answers, how many meters are read, and the last day that all have."""
    entries: list[ConsoConfigEntry] = [
        entry for entry in hass.config_entries.async_entries(DOMAIN) if entry.state is ConfigEntryState.LOADED
    ]
    states = [meter.data for entry in entries for meter in entry.runtime_data.meters.values()]
    days = [state.last_day for state in states if state.last_day is not None]
    gateways = sorted({entry.runtime_data.api.url for entry in entries})
    return {
        **{
            f"gateway_{at}" if at else "gateway": system_health.async_check_can_reach_url(hass, f"{url}/api/v2/status")
            for at, url in enumerate(gateways)
        },
        "meters": len(states),
        "last_day": min(days).isoformat() if days else "-",
    }
