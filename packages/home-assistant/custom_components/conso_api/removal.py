"""When a meter or a whole entry is taken away: its statistics stay until their owner says otherwise."""

import asyncio

from homeassistant.components.recorder.statistics import list_statistic_ids
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.device_registry import DeviceEntry
from homeassistant.helpers.recorder import get_instance

from .const import CONF_KEY, CONF_METERS, DOMAIN
from .issues import ADOPT, ENERGY_PAGE
from .repair_rules import KINDS
from .runtime import ConsoConfigEntry

REMOVED = "removed_statistics"


async def async_remove_entry(hass: HomeAssistant, entry: ConsoConfigEntry) -> None:
    """Ask what becomes of the statistics. Home Assistant forgets the question at its next start, and they stay."""
    for meter in entry.data[CONF_METERS]:
        await _async_leave(hass, meter[CONF_KEY], meter[CONF_NAME])


async def async_remove_config_entry_device(hass: HomeAssistant, entry: ConsoConfigEntry, device: DeviceEntry) -> bool:
    """Take one meter away, unless it is the last: then the entry goes."""
    keys = {identifier[1] for identifier in device.identifiers if identifier[0] == DOMAIN}
    others = [meter for meter in entry.data[CONF_METERS] if meter[CONF_KEY] not in keys]
    gone = [meter for meter in entry.data[CONF_METERS] if meter[CONF_KEY] in keys]
    if not others:
        return False
    for meter in gone:
        await _async_leave(hass, meter[CONF_KEY], meter[CONF_NAME])
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_METERS: others})
    hass.config_entries.async_schedule_reload(entry.entry_id)
    return True


async def _async_leave(hass: HomeAssistant, key: str, name: str) -> None:
    for kind in (*KINDS, ENERGY_PAGE, ADOPT):
        ir.async_delete_issue(hass, DOMAIN, f"{kind}_{key}")
    ids = await async_statistics_of(hass, key)
    if not ids:
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{REMOVED}_{key}",
        data={"ids": ",".join(ids)},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=REMOVED,
        translation_placeholders={"meter": name},
    )


async def async_statistics_of(hass: HomeAssistant, key: str) -> list[str]:
    """Return the ids of all statistics of a meter, with their costs."""
    found = await get_instance(hass).async_add_executor_job(list_statistic_ids, hass)
    return sorted(each["statistic_id"] for each in found if each["statistic_id"].startswith(f"{DOMAIN}:{key}_"))


async def async_clear_statistics(hass: HomeAssistant, ids: list[str]) -> None:
    """Delete statistics, and return once the recorder has."""
    done = asyncio.Event()

    def on_done() -> None:
        hass.loop.call_soon_threadsafe(done.set)

    get_instance(hass).async_clear_statistics(ids, on_done=on_done)
    await done.wait()
