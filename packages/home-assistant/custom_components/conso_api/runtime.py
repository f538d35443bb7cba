"""What an entry has while it runs."""

from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry

from .api import ConsoApi
from .coordinator import MeterCoordinator

type ConsoConfigEntry = ConfigEntry[ConsoData]


@dataclass
class ConsoData:
    """The gateway of an entry and its meters, by their keys."""

    api: ConsoApi
    meters: dict[str, MeterCoordinator]
