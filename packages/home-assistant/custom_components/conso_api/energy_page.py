"""The sources that the energy page needs for our statistics, and how they get there beside what a person set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from homeassistant.components.energy.data import EnergyPreferencesUpdate, async_get_manager
from homeassistant.core import HomeAssistant

from .claims import DIRECTIONS
from .state import StatisticInfo

# What a person may have chosen in a source. A statistic stands in one source only.
_ENERGY_MEMBERS = ("stat_energy_from", "stat_energy_to")


def shown_statistics(statistics: Iterable[StatisticInfo]) -> list[StatisticInfo]:
    """Return what to show of a meter: its registers in a direction that has some, else one total."""
    every = list(statistics)
    return [
        each for direction in DIRECTIONS for each in _shown_of([one for one in every if one.direction == direction])
    ]


def _shown_of(every: list[StatisticInfo]) -> list[StatisticInfo]:
    registers = [each for each in every if not each.is_total]
    # Hours before days: both count the same energy.
    totals = sorted(every, key=lambda each: not each.id.endswith("_load_curve"))
    return registers or totals[:1]


def grid_source(statistic: StatisticInfo) -> dict[str, Any]:
    """Return the source of one statistic. A price would be refused for an external one, so its cost is a statistic too."""
    draws = statistic.direction == "consumption"
    return {
        "type": "grid",
        "name": statistic.name,
        "stat_energy_from": statistic.id if draws else None,
        "stat_cost": statistic.cost_id if draws else None,
        "entity_energy_price": None,
        "number_energy_price": None,
        "stat_energy_to": None if draws else statistic.id,
        "stat_compensation": None if draws else statistic.cost_id,
        "entity_energy_price_export": None,
        "number_energy_price_export": None,
        "cost_adjustment_day": 0.0,
    }


def missing_statistics(sources: Iterable[Mapping[str, Any]], every: Sequence[StatisticInfo]) -> list[StatisticInfo]:
    """Return those that no source has. Of a direction of which the person shows the total, no register is missing."""
    used = {source.get(member) for source in sources for member in _ENERGY_MEMBERS}
    totals = {each.direction for each in every if each.is_total and each.id in used}
    return [each for each in shown_statistics(every) if each.id not in used and each.direction not in totals]


def with_costs(sources: Iterable[Mapping[str, Any]], every: Iterable[StatisticInfo]) -> list[dict[str, Any]]:
    """Return the sources. Those that we made before there was a price have their cost by now; a person's stay as they are."""
    made = [(grid_source(replace(each, cost_id=None)), grid_source(each)) for each in every]
    return [next((now for before, now in made if before == source), dict(source)) for source in sources]


async def async_sources(hass: HomeAssistant) -> list[dict[str, Any]] | None:
    """Return the sources of the energy page; `None` where this Home Assistant has none."""
    if "energy" not in hass.config.components:
        return None
    manager = await async_get_manager(hass)
    return [dict(source) for source in manager.data["energy_sources"]] if manager.data else []


async def async_wanted(hass: HomeAssistant, every: Sequence[StatisticInfo]) -> list[dict[str, Any]] | None:
    """Return the sources as they would be with our statistics; `None` when nothing is to be changed."""
    sources = await async_sources(hass)
    if sources is None:
        return None
    wanted = with_costs(sources, every) + [grid_source(each) for each in missing_statistics(sources, every)]
    return None if wanted == sources else wanted


async def async_show(hass: HomeAssistant, every: Sequence[StatisticInfo]) -> None:
    """Put our statistics on the energy page. What is there stays as it is."""
    wanted = await async_wanted(hass, every)
    if wanted is None:
        return
    manager = await async_get_manager(hass)
    update: EnergyPreferencesUpdate = {"energy_sources": wanted}  # type: ignore[typeddict-item]
    await manager.async_update(update)
