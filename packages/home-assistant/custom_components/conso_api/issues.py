"""Raises the repairs of an entry and clears them, each time something new is known of a meter."""

import asyncio
from contextlib import suppress

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from .adopt import async_find
from .const import CONF_ENERGY_PAGE, DOMAIN
from .coordinator import MeterCoordinator
from .energy_page import async_show, async_wanted
from .repair_rules import KINDS, repairs_of
from .runtime import ConsoConfigEntry

# Home Assistant warns of a set-up that takes ten seconds.
_PATIENCE_SECONDS = 8

ENERGY_PAGE = "energy_page"
ADOPT = "adopt_statistics"
CONSENT_ENDS = "consent_ends"


@callback
def async_watch_issues(hass: HomeAssistant, entry: ConsoConfigEntry) -> None:
    """Look now, and whenever a meter has news, until the entry is unloaded."""
    for coordinator in entry.runtime_data.meters.values():
        _watch(hass, entry, coordinator)


async def async_wait_for_bars(entry: ConsoConfigEntry) -> None:
    """Return when the energy page has something to show, or when that takes too long.

    The dialog after the set-up leads there: better a few seconds later than to an empty page.
    """
    with suppress(TimeoutError):
        await asyncio.wait_for(entry.runtime_data.shown.wait(), _PATIENCE_SECONDS)


@callback
def _watch(hass: HomeAssistant, entry: ConsoConfigEntry, coordinator: MeterCoordinator) -> None:
    @callback
    def look() -> None:
        _async_check(hass, entry, coordinator)
        entry.async_create_task(hass, _async_offer(hass, entry, coordinator), "conso_api repairs")

    look()
    entry.async_on_unload(coordinator.async_add_listener(look))


@callback
def _async_check(hass: HomeAssistant, entry: ConsoConfigEntry, coordinator: MeterCoordinator) -> None:
    meter = coordinator.meter
    repairs = repairs_of(meter, coordinator.data, dt_util.utcnow())
    for kind in KINDS:
        issue_id = f"{kind}_{meter.key}"
        if kind not in repairs:
            ir.async_delete_issue(hass, DOMAIN, issue_id)
            continue
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id,
            data={"entry_id": entry.entry_id, "key": meter.key},
            is_fixable=kind == CONSENT_ENDS,
            severity=ir.IssueSeverity.WARNING,
            translation_key=kind,
            translation_placeholders=repairs[kind].placeholders,
        )


async def _async_offer(hass: HomeAssistant, entry: ConsoConfigEntry, coordinator: MeterCoordinator) -> None:
    """Offer what only helps once there are statistics: the energy page, and years that another integration left."""
    every = coordinator.data.statistics
    if entry.data.get(CONF_ENERGY_PAGE) and every:
        await _async_show_all(hass, entry)
    if every or coordinator.data.problem is not None:
        entry.runtime_data.shown.set()
    meter = coordinator.meter
    wanted = await async_wanted(hass, every)
    _offer(hass, entry, coordinator, ENERGY_PAGE, is_offered=wanted is not None)
    is_busy = coordinator.data.progress is not None
    candidates = [] if is_busy else await async_find(hass, entry, meter)
    _offer(hass, entry, coordinator, ADOPT, is_offered=bool(candidates))


async def _async_show_all(hass: HomeAssistant, entry: ConsoConfigEntry) -> None:
    """Do once what the person asked for when they added the entry."""
    meters = entry.runtime_data.meters.values()
    if not all(meter.data.statistics for meter in meters) or any(meter.data.progress is not None for meter in meters):
        # Early bars are shown early; registers that come later are added until the first import has ended.
        await async_show(hass, [each for meter in meters for each in meter.data.statistics])
        return
    await async_show(hass, [each for meter in meters for each in meter.data.statistics])
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_ENERGY_PAGE: False})


@callback
def _offer(
    hass: HomeAssistant, entry: ConsoConfigEntry, coordinator: MeterCoordinator, kind: str, *, is_offered: bool
) -> None:
    meter = coordinator.meter
    issue_id = f"{kind}_{meter.key}"
    if not is_offered:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        data={"entry_id": entry.entry_id, "key": meter.key},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=kind,
        translation_placeholders={"meter": meter.name},
    )
