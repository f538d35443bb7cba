"""Sensors of a meter: what the last published day held, the contract, and how the gateway is doing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorEntityDescription
from homeassistant.const import EntityCategory, UnitOfApparentPower
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import MeterCoordinator
from .day_energy import DayEnergySensor
from .entity import ConsoEntity
from .gateway_state import GATEWAY_STATES, gateway_state
from .runtime import ConsoConfigEntry
from .state import MeterState

# Values come with the coordinator; nothing is asked entity by entity.
PARALLEL_UPDATES = 0

type Value = date | datetime | str | float | int | None


@dataclass(frozen=True, kw_only=True)
class MeterSensorDescription(SensorEntityDescription):
    """A sensor, and what it reads of a meter."""

    value: Callable[[MeterState], Value]
    attributes: Callable[[MeterState], Mapping[str, Any]] | None = None
    # Says something while the gateway is away, too.
    is_always_there: bool = False


def _problem(state: MeterState) -> Mapping[str, Any]:
    problem = state.problem
    known = {"progress": None if state.progress is None else round(state.progress * 100)}
    return known if problem is None else {**known, "code": problem.code, "remedy": problem.remedy}


SENSORS = (
    MeterSensorDescription(
        key="max_power",
        translation_key="max_power",
        device_class=SensorDeviceClass.APPARENT_POWER,
        native_unit_of_measurement=UnitOfApparentPower.VOLT_AMPERE,
        value=lambda state: state.max_power_va,
        attributes=lambda state: {"reached_at": state.max_power_at},
    ),
    MeterSensorDescription(
        key="last_day",
        translation_key="last_day",
        device_class=SensorDeviceClass.DATE,
        value=lambda state: state.last_day,
    ),
    MeterSensorDescription(
        key="subscribed_power",
        translation_key="subscribed_power",
        device_class=SensorDeviceClass.APPARENT_POWER,
        native_unit_of_measurement=UnitOfApparentPower.KILO_VOLT_AMPERE,
        entity_category=EntityCategory.DIAGNOSTIC,
        value=lambda state: state.subscribed_power_kva,
    ),
    MeterSensorDescription(
        key="next_reading",
        translation_key="next_reading",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        value=lambda state: state.next_reading,
    ),
    MeterSensorDescription(
        key="consent_ends",
        translation_key="consent_ends",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value=lambda state: state.consent_ends or state.token_ends,
    ),
    MeterSensorDescription(
        key="gateway",
        translation_key="gateway",
        device_class=SensorDeviceClass.ENUM,
        options=list(GATEWAY_STATES),
        entity_category=EntityCategory.DIAGNOSTIC,
        value=gateway_state,
        attributes=_problem,
        is_always_there=True,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConsoConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensors of each meter, and those of its registers as they appear."""
    for coordinator in entry.runtime_data.meters.values():
        async_add_entities(MeterSensor(coordinator, description) for description in SENSORS)
        _add_registers(entry, coordinator, async_add_entities)


def _add_registers(
    entry: ConsoConfigEntry, coordinator: MeterCoordinator, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    there: set[tuple[str, str]] = set()

    def add_new() -> None:
        energy = coordinator.data.energy
        found = {(direction, register) for direction, registers in energy.items() for register in registers}
        new = sorted(found - there)
        there.update(new)
        if new:
            async_add_entities(DayEnergySensor(coordinator, direction, register) for direction, register in new)

    add_new()
    entry.async_on_unload(coordinator.async_add_listener(add_new))


class MeterSensor(ConsoEntity, SensorEntity):
    """One value of a meter."""

    entity_description: MeterSensorDescription

    def __init__(self, coordinator: MeterCoordinator, description: MeterSensorDescription) -> None:
        """Take what it reads."""
        super().__init__(coordinator, description.key)
        self.entity_description = description

    @property
    @override
    def available(self) -> bool:
        """Whether the gateway was reached, for all that comes from it."""
        return self.entity_description.is_always_there or super().available

    @property
    @override
    def native_value(self) -> Value:
        """Return the value as the gateway gave it."""
        return self.entity_description.value(self.coordinator.data)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Return what belongs to the value."""
        attributes = self.entity_description.attributes
        return None if attributes is None else attributes(self.coordinator.data)
