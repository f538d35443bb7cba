"""Ids of statistics, by the same rule as the gateway's format for Home Assistant (its decision 0092)."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from ..claims import Direction
from .register_names import register_name

SOURCE = "conso_api"
_LETTERS = 8
_LONGEST_PART = 60

type Kind = Literal["load_curve", "daily", "registers"]


def meter_key(prm: str) -> str:
    """Return the name of a meter in its ids: eight letters made of the SHA-256 of its number."""
    return "".join(chr(97 + byte % 26) for byte in sha256(prm.encode()).digest()[:_LETTERS])


@dataclass(frozen=True, order=True)
class Series:
    """One statistic of energy of a meter: a series of the gateway, or one register of it."""

    kind: Kind
    calendar: str | None = None
    register: str = ""
    label: str | None = field(default=None, compare=False)

    @property
    def is_total(self) -> bool:
        """Whether it counts everything, whatever the register."""
        return self.kind != "registers"

    def name(self, direction: Direction) -> str | None:
        """Return what the options call it; `None`: a total, or a tariff that is not known."""
        if self.is_total:
            return None
        return register_name(direction, self.register, self.label, supplier=is_supplier(self.calendar))

    @property
    def suffix(self) -> str:
        """Return what follows the direction in the id."""
        if self.is_total:
            return self.kind
        return f"registers_{_part(self.calendar or 'total')}_{_part(self.register)}"


def statistic_id(key: str, direction: Direction, series: Series) -> str:
    """Return the id of a statistic of energy. No number of a meter stands in it."""
    return f"{SOURCE}:{key}_{direction}_{series.suffix}"


def cost_id(energy_id: str) -> str:
    """Return the id of what that energy cost, or brought in."""
    return f"{energy_id}_cost"


def is_supplier(calendar: str | None) -> bool:
    """Whether a calendar is a contract's. The network's are DI000001 to DI000003, as the gateway tells them apart."""
    return calendar is not None and not calendar.startswith("DI")


def _part(text: str) -> str:
    """Return a name of Enedis's as a part of an id; other characters become their code, so that names stay apart."""
    codes = re.sub("[^a-z0-9]+", lambda match: f"_{''.join(f'{ord(each):x}' for each in match[0])}_", text.lower())
    return re.sub("^_|_$", "", codes[:_LONGEST_PART]) or "0"
