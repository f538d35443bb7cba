"""Prices from the options: fixed ones, and those that an entity says."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from homeassistant.components.recorder.history import state_changes_during_period
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance

from ..const import CONF_STANDING_CHARGE, PRICE_ENTITY_PREFIX, PRICE_PREFIX, REGISTERS
from ..history.cost import Prices

_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


def price_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that say a price."""
    return {key: value for key, value in options.items() if key.startswith(PRICE_PREFIX) or key == CONF_STANDING_CHARGE}


async def prices_of(hass: HomeAssistant, options: Mapping[str, Any]) -> Prices:
    """Return the prices of an entry. What an entity said is known since it is recorded."""
    fixed, history = {}, {}
    for register in REGISTERS:
        price, entity_id = options.get(PRICE_PREFIX + register), options.get(PRICE_ENTITY_PREFIX + register)
        if price is not None:
            fixed[register] = float(price)
        if entity_id:
            history[register] = await _said(hass, entity_id)
    charge = options.get(CONF_STANDING_CHARGE)
    return Prices(fixed, history, None if charge is None else float(charge))


async def _said(hass: HomeAssistant, entity_id: str) -> list[tuple[int, float]]:
    """Return what an entity said, oldest first: hourly means where they are kept, for years, then its states."""
    said = await get_instance(hass).async_add_executor_job(_recorded, hass, entity_id)
    state = hass.states.get(entity_id)
    # Per MWh, as the wholesale market counts; everything else is euros for a kWh.
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT, "") if state else ""
    scale = 0.001 if str(unit).lower().endswith("/mwh") else 1.0
    if state is not None and (now := _number(state.state)) is not None:
        said.setdefault(int(state.last_changed.timestamp()), now)
    return [(at, price * scale) for at, price in sorted(said.items())]


def _recorded(hass: HomeAssistant, entity_id: str) -> dict[int, float]:
    said: dict[int, float] = {}
    means = statistics_during_period(hass, _BEGINNING, None, {entity_id}, "hour", None, {"mean"})
    for row in means.get(entity_id, []):
        if (mean := row.get("mean")) is not None:
            said[int(row["start"])] = mean
    for state in state_changes_during_period(hass, _BEGINNING, None, entity_id).get(entity_id, []):
        if (price := _number(state.state)) is not None:
            said[int(state.last_changed.timestamp())] = price
    return said


def _number(text: str) -> float | None:
    try:
        price = float(text)
    except ValueError:
        return None
    return price if price == price and abs(price) != float("inf") else None  # noqa: PLR0124
