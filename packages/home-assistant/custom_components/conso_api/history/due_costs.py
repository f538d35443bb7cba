"""Which hours of which cost are due, from the energy that Home Assistant has."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..claims import Direction
from .cost import Prices, added, energy_costs, outside_days_of, standing_charges
from .ids import Series
from .paris import Span, day_of, day_span
from .register_names import BASE, INJECTION
from .rewrite import Rewrite

# Energy in Wh, or euros, by hour.
type Hours = Mapping[int, float]


@dataclass
class DueCost:
    """Euros by hour to write for one statistic; `spans` as in `Counted`; `unpriced_days`: with energy, without a price."""

    hours: dict[int, float]
    spans: list[Span] = field(default_factory=list)
    unpriced_days: int = 0


def due_costs(
    direction: Direction,
    energy: Mapping[Series, Rewrite],
    written: Mapping[Series, Collection[int]],
    prices: Prices,
) -> dict[Series, DueCost]:
    """Return the costs that are due, by the statistic of their energy.

    `energy`: since some midnight; `written`: hours that have a cost already. Those keep it, so that a new price holds from now on, unless
    their energy changes. A total costs what its registers cost, on days that have none what `base` costs.
    """
    changed = {one: new.changed for one, new in energy.items()}
    registers = {one: energy[one].amounts for one in sorted(energy) if not one.is_total}
    total = next((one for one in sorted(energy, reverse=True) if one.is_total and energy[one].amounts), None)
    charge = prices.standing_charge if direction == "consumption" else None
    everything: dict[Series, Hours] = dict(registers)
    if total:
        rows = [hour for hours in registers.values() for hour in hours]
        everything[total] = outside_days_of(energy[total].amounts, rows)
    charges = standing_charges(everything, charge) if charge is not None else {}
    found: dict[Series, DueCost] = {}
    for one, hours in everything.items():
        name = one.name(direction) or (INJECTION if direction == "production" else BASE if one.is_total else None)
        if not prices.has(name) and one not in charges:
            continue
        euros, unpriced = energy_costs(hours, name, prices)
        found[one] = DueCost(added(euros, charges.get(one, {})), unpriced_days=unpriced)
    if total and found:
        days = {day_of(hour) for one in registers for hour in changed.get(one, ())}
        sums = added(*(one.hours for one in found.values()))
        unpriced = max(one.unpriced_days for one in found.values())
        found[total] = DueCost(sums, [day_span(day) for day in sorted(days)], unpriced)
    return {one: _only_due(cost, one, written, changed) for one, cost in found.items()}


def _only_due(
    cost: DueCost, series: Series, written: Mapping[Series, Collection[int]], changed: Mapping[Series, Collection[int]]
) -> DueCost:
    has, again = written.get(series, ()), changed.get(series, ())
    days: set[date] = {day_of(start) for start, _ in cost.spans}
    cost.hours = {
        hour: euros
        for hour, euros in cost.hours.items()
        if hour not in has or hour in again or (days and day_of(hour) in days)
    }
    return cost
