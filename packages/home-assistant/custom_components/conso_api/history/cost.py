"""What energy cost, or brought in: by register, at the prices that its owner gave."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .paris import day_of
from .register_names import BASE, INJECTION


@dataclass(frozen=True)
class Prices:
    """Euros for a kWh by the name of a register, and euros a day.

    `fixed` holds at any time; `history` (instants and prices, oldest first) holds since its first instant. `base` prices registers that
    have no price of their own.
    """

    fixed: Mapping[str, float] = field(default_factory=dict)
    history: Mapping[str, Sequence[tuple[int, float]]] = field(default_factory=dict)
    standing_charge: float | None = None

    def at(self, register: str | None, hour: int) -> float | None:
        """Return the price of a register in an hour; `None`: nobody gave one."""
        for name in _names(register):
            past = self.history.get(name, ())
            place = bisect_right(past, hour, key=lambda one: one[0])
            if place > 0:
                return past[place - 1][1]
            if name in self.fixed:
                return self.fixed[name]
        return None

    def has(self, register: str | None) -> bool:
        """Whether a register has a price at any time."""
        return any(name in self.fixed or self.history.get(name) for name in _names(register))


def _names(register: str | None) -> tuple[str, ...]:
    return (INJECTION,) if register == INJECTION else (register, BASE) if register else (BASE,)


def energy_costs(energy: Mapping[int, float], register: str | None, prices: Prices) -> tuple[dict[int, float], int]:
    """Return euros by hour, and the number of days that have energy but no price."""
    found: dict[int, float] = {}
    unpriced = set()
    for hour, wh in energy.items():
        price = prices.at(register, hour)
        if price is not None:
            found[hour] = wh * price / 1000
        elif wh:
            unpriced.add(day_of(hour))
    return found, len(unpriced)


def standing_charges[Key](hours: Mapping[Key, Iterable[int]], charge: float) -> dict[Key, dict[int, float]]:
    """Return the charge of each day once: in its first hour that has a row, with the first statistic that has one there."""
    firsts: dict[date, tuple[int, Key]] = {}
    for key, rows in hours.items():
        for hour in rows:
            day = day_of(hour)
            if day not in firsts or hour < firsts[day][0]:
                firsts[day] = (hour, key)
    charges: dict[Key, dict[int, float]] = {}
    for hour, key in firsts.values():
        charges.setdefault(key, {})[hour] = charge
    return charges


def added(*amounts: Mapping[int, float]) -> dict[int, float]:
    """Return the sum of amounts by hour."""
    total: dict[int, float] = {}
    for one in amounts:
        for hour, amount in one.items():
            total[hour] = total.get(hour, 0.0) + amount
    return total


def outside_days_of(energy: Mapping[int, float], hours: Iterable[int]) -> dict[int, float]:
    """Return the energy of days on which none of `hours` lies."""
    known = {day_of(hour) for hour in hours}
    return {hour: wh for hour, wh in energy.items() if day_of(hour) not in known}
