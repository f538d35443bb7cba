"""What one register of a meter counted on the last published day."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity
from homeassistant.const import UnitOfEnergy

from .claims import Direction
from .coordinator import MeterCoordinator
from .entity import ConsoEntity


class DayEnergySensor(ConsoEntity, SensorEntity):
    """A day's energy. It has no state class: the recorder would make a second, wrong history of it."""

    _attr_device_class = SensorDeviceClass.ENERGY
    _attr_native_unit_of_measurement = UnitOfEnergy.KILO_WATT_HOUR
    _attr_suggested_display_precision = 2

    def __init__(self, coordinator: MeterCoordinator, direction: Direction, register: str) -> None:
        """Take a register of `MeterState.energy`; `total` is the whole."""
        super().__init__(coordinator, f"{direction}_{register}")
        self._direction: Direction = direction
        self._register = register
        self._attr_translation_key = f"{direction}_{register}"

    @property
    @override
    def native_value(self) -> float | None:
        """Return kWh; none when the day has no value for this register."""
        registers: Mapping[str, float] = self.coordinator.data.energy.get(self._direction, {})
        return registers.get(self._register)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Say which day it is, since yesterday may not be published."""
        return {"day": self.coordinator.data.last_day}
