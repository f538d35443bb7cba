"""The actions `adopt_statistics` and `restore_statistics`."""

from dataclasses import asdict

import probatio as vol
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr

from .adopt import async_adopt, async_preview, async_restore
from .const import DOMAIN, SERVICE_ADOPT, SERVICE_RESTORE
from .coordinator import MeterCoordinator
from .runtime import ConsoConfigEntry

_ADOPT = vol.Schema(
    {
        vol.Required("from_statistic_id"): cv.string,
        vol.Required("meter"): cv.string,
        vol.Optional("preview", default=False): cv.boolean,
    }
)
_RESTORE = vol.Schema({vol.Required("meter"): cv.string, vol.Optional("statistic_id"): cv.string})


@callback
def async_setup_actions(hass: HomeAssistant) -> None:
    """Register the actions, once for all entries."""

    async def adopt(call: ServiceCall) -> ServiceResponse:
        coordinator = _coordinator(hass, call.data["meter"])
        work = async_preview if call.data["preview"] else async_adopt
        seen = await work(hass, coordinator.meter, call.data["from_statistic_id"])
        if not call.data["preview"]:
            await coordinator.async_look_again()
        return {key: str(value) if key in ("first", "last") and value else value for key, value in asdict(seen).items()}

    async def restore(call: ServiceCall) -> ServiceResponse:
        coordinator = _coordinator(hass, call.data["meter"])
        restored = await async_restore(hass, coordinator.meter, call.data.get("statistic_id"))
        await coordinator.async_look_again()
        return {"restored": list(restored)}

    optional = SupportsResponse.OPTIONAL
    hass.services.async_register(DOMAIN, SERVICE_ADOPT, adopt, _ADOPT, supports_response=optional)
    hass.services.async_register(DOMAIN, SERVICE_RESTORE, restore, _RESTORE, supports_response=optional)


def _coordinator(hass: HomeAssistant, meter: str) -> MeterCoordinator:
    """Return the meter of a device, or the one with that key or name."""
    device = dr.async_get(hass).async_get(meter)
    keys = {key for domain, key in device.identifiers if domain == DOMAIN} if device else {meter}
    entries: list[ConsoConfigEntry] = hass.config_entries.async_entries(DOMAIN)
    for entry in entries:
        if entry.state is not ConfigEntryState.LOADED:
            continue
        for coordinator in entry.runtime_data.meters.values():
            if coordinator.meter.key in keys or coordinator.meter.name in keys:
                return coordinator
    raise ServiceValidationError(
        translation_domain=DOMAIN, translation_key="unknown_meter", translation_placeholders={"meter": meter}
    )
