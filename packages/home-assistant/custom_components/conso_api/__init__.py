"""Linky readings through a gateway of Conso API."""

from homeassistant.const import CONF_NAME, CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.typing import ConfigType

from .actions import async_setup_actions
from .api import ConsoApi
from .claims import claims
from .const import CONF_ENERGY_PAGE, CONF_KEY, CONF_METERS, CONF_PRM, CONF_TOKENS, DOMAIN, PLATFORMS
from .coordinator import MeterCoordinator
from .issues import async_wait_for_bars, async_watch_issues
from .removal import async_remove_config_entry_device, async_remove_entry
from .runtime import ConsoConfigEntry, ConsoData
from .state import Meter

__all__ = ["async_remove_config_entry_device", "async_remove_entry"]

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register the actions, which exist whether or not an entry is loaded."""
    async_setup_actions(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: ConsoConfigEntry) -> bool:
    """Read what is known of each meter, and begin to import in the background."""
    api = ConsoApi(async_get_clientsession(hass), entry.data[CONF_URL], hass.config.language)
    tokens = {claim.prm: token for token in entry.data[CONF_TOKENS] for claim in claims(token)}
    meters: dict[str, MeterCoordinator] = {}
    for one in entry.data[CONF_METERS]:
        meter = Meter(one[CONF_PRM], one[CONF_NAME], one[CONF_KEY])
        if meter.prm not in tokens:
            raise ConfigEntryAuthFailed(translation_domain=DOMAIN, translation_key="token_refused")
        meters[meter.key] = MeterCoordinator(hass, entry, api, meter, tokens[meter.prm])
    for coordinator in meters.values():
        await coordinator.async_config_entry_first_refresh()
    entry.runtime_data = ConsoData(api, meters)
    async_watch_issues(hass, entry)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    for coordinator in meters.values():
        entry.async_on_unload(coordinator.async_end)
        coordinator.async_begin()
    if entry.data.get(CONF_ENERGY_PAGE) and hass.is_running:
        await async_wait_for_bars(entry)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: ConsoConfigEntry) -> bool:
    """Stop; an import that is under way goes on at the next start."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
