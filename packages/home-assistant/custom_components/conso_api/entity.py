"""What every entity of a meter has in common."""

from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import MeterCoordinator


class ConsoEntity(CoordinatorEntity[MeterCoordinator]):
    """One value of one meter. No number of a meter stands in its id."""

    _attr_has_entity_name = True

    def __init__(self, coordinator: MeterCoordinator, key: str) -> None:
        """Take the key that names this value within its meter."""
        super().__init__(coordinator)
        meter = coordinator.meter
        self._attr_unique_id = f"{meter.key}_{key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, meter.key)},
            name=meter.name,
            manufacturer="Enedis",
            model="Linky",
            entry_type=DeviceEntryType.SERVICE,
            configuration_url=coordinator.api.url,
        )
