"""What an entry has while it runs."""

import asyncio
from dataclasses import dataclass, field

from homeassistant.config_entries import ConfigEntry

from .api import ConsoApi
from .coordinator import MeterCoordinator

type ConsoConfigEntry = ConfigEntry[ConsoData]


@dataclass
class ConsoData:
    """The gateway of an entry and its meters, by their keys. `shown`: the energy page has something, or it is known why not."""

    api: ConsoApi
    meters: dict[str, MeterCoordinator]
    shown: asyncio.Event = field(default_factory=asyncio.Event)
