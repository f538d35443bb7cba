"""Which statistics of other integrations are about a meter, and which of ours continues them.

HA Linky (bokub/ha-linky): `linky:<prm>`, `linky_prod:<prm>`, costs with `_cost`. MyElectricalData
(MyElectricalData/myelectricaldata_import, `home_assistant_ws.py`): `myelectricaldata:<prm>_base_consumption`, `_hc_` and `_hp_`, costs
with `_cost`; `_production`, what it brought in with `_revenue`.
"""

from dataclasses import dataclass
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..claims import Direction
from ..history.count import CURVE
from ..history.ids import Series, cost_id, statistic_id
from ..recording.statistics import Statistics
from ..recording.store import Kept, MeterStore
from ..state import Meter

# What follows the number of the meter: the direction, the name of a register (`None`: the total), and the end of the cost's id.
_KNOWN: dict[str, tuple[Direction, str | None, str]] = {
    "linky:{prm}": ("consumption", None, "_cost"),
    "linky_prod:{prm}": ("production", None, "_cost"),
    "myelectricaldata:{prm}_base_consumption": ("consumption", None, "_cost"),
    "myelectricaldata:{prm}_hp_consumption": ("consumption", "peak", "_cost"),
    "myelectricaldata:{prm}_hc_consumption": ("consumption", "off_peak", "_cost"),
    "myelectricaldata:{prm}_production": ("production", None, "_revenue"),
}


@dataclass(frozen=True)
class Candidate:
    """A statistic of energy of another integration, ours that continues it, and the same for its cost, if it has one."""

    from_id: str
    to_id: str
    direction: Direction
    series: Series
    cost_from_id: str | None

    @property
    def cost_to_id(self) -> str:
        """Return the id of our cost."""
        return cost_id(self.to_id)


async def async_find(hass: HomeAssistant, entry: ConfigEntry[Any], meter: Meter) -> list[Candidate]:
    """Return what may move in: statistics of this meter that are there and have not moved in yet."""
    kept = await MeterStore(hass, meter.key).load()
    known = [one for text in _KNOWN if (one := _known(meter, kept, text)) is not None]
    ids = {one for each in known for one in (each.from_id, each.cost_from_id) if one is not None}
    there = await Statistics(hass).described(ids=ids)
    done = {move["from"] for moves in kept.adopted.values() for move in moves}
    return [_with_cost(one, set(there)) for one in known if one.from_id in there and one.from_id not in done]


async def async_candidate(hass: HomeAssistant, meter: Meter, kept: Kept, from_id: str) -> Candidate | None:
    """Return how a statistic moves in, also one that no integration we know has made; `None`: there is no such statistic."""
    found = next((one for text in _KNOWN if (one := _known(meter, kept, text)) and one.from_id == from_id), None)
    if found is None:
        direction: Direction = "production" if "prod" in from_id else "consumption"
        found = Candidate(from_id, statistic_id(meter.key, direction, CURVE), direction, CURVE, f"{from_id}_cost")
    there = await Statistics(hass).described(ids={one for one in (found.from_id, found.cost_from_id) if one})
    return _with_cost(found, set(there)) if from_id in there else None


def _known(meter: Meter, kept: Kept, text: str) -> Candidate | None:
    direction, register, suffix = _KNOWN[text]
    series = CURVE
    if register is not None:
        named = [one for one in sorted(kept.progress[direction].series) if one.name(direction) == register]
        if not named:
            return None
        series = named[0]
    from_id = text.format(prm=meter.prm)
    return Candidate(from_id, statistic_id(meter.key, direction, series), direction, series, from_id + suffix)


def _with_cost(one: Candidate, there: set[str]) -> Candidate:
    cost = one.cost_from_id if one.cost_from_id in there else None
    return Candidate(one.from_id, one.to_id, one.direction, one.series, cost)
