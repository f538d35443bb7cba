"""Whether it is off-peak now, by the ranges of the contract that are in force."""

from datetime import datetime, time, timedelta
from typing import override
from zoneinfo import ZoneInfo

from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from .coordinator import MeterCoordinator
from .entity import ConsoEntity
from .runtime import ConsoConfigEntry

PARALLEL_UPDATES = 0

# Ranges are hours on a wall in Paris, wherever this Home Assistant is.
PARIS = ZoneInfo("Europe/Paris")

type Ranges = tuple[tuple[time, time], ...]


def is_off_peak(ranges: Ranges, at: datetime) -> bool:
    """Whether an instant is inside one of the ranges; one that ends before it begins crosses midnight."""
    now = at.astimezone(PARIS).time()
    return any(start <= now < end if start < end else now >= start or now < end for start, end in ranges)


def next_change(ranges: Ranges, at: datetime) -> datetime | None:
    """Return the next instant at which a range begins or ends."""
    here = at.astimezone(PARIS)
    edges = [
        datetime.combine(here.date() + timedelta(days=days), edge, PARIS).astimezone(dt_util.UTC)
        for days in (0, 1)
        for span in ranges
        for edge in span
    ]
    return min((edge for edge in edges if edge > at), default=None)


async def async_setup_entry(
    hass: HomeAssistant, entry: ConsoConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add one for each meter that draws."""
    async_add_entities(
        OffPeakSensor(coordinator)
        for coordinator in entry.runtime_data.meters.values()
        if "consumption" in coordinator.data.roles or not coordinator.data.roles
    )


class OffPeakSensor(ConsoEntity, BinarySensorEntity):
    """On during off-peak hours; unknown where the contract does not say, off where it has none."""

    _attr_translation_key = "off_peak"

    def __init__(self, coordinator: MeterCoordinator) -> None:
        """Wait for nothing yet."""
        super().__init__(coordinator, "off_peak")
        self._stop_waiting: CALLBACK_TYPE | None = None

    @property
    @override
    def available(self) -> bool:
        """Hours on the wall go on while the gateway is away."""
        return True

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is off-peak now."""
        ranges = self.coordinator.data.off_peak
        return None if ranges is None else is_off_peak(ranges, dt_util.utcnow())

    @override
    async def async_added_to_hass(self) -> None:
        """Change with the clock."""
        await super().async_added_to_hass()
        self._wait()

    @override
    async def async_will_remove_from_hass(self) -> None:
        """Leave the clock alone."""
        self._stop()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        self._stop()
        self._wait()
        super()._handle_coordinator_update()

    @callback
    def _turn(self, _now: datetime) -> None:
        self._stop_waiting = None
        self._wait()
        self.async_write_ha_state()

    def _wait(self) -> None:
        change = next_change(self.coordinator.data.off_peak or (), dt_util.utcnow())
        if change is not None:
            self._stop_waiting = async_track_point_in_utc_time(self.hass, self._turn, change)

    def _stop(self) -> None:
        if self._stop_waiting is not None:
            self._stop_waiting()
            self._stop_waiting = None
