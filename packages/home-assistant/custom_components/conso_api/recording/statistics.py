"""Statistics of Home Assistant's recorder: read, written and removed, each time until it is done."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime

from homeassistant.components.recorder.models import StatisticData, StatisticMeanType, StatisticMetaData
from homeassistant.components.recorder.statistics import (
    async_add_external_statistics,
    get_last_statistics,
    get_metadata,
    statistics_during_period,
)
from homeassistant.components.recorder.tasks import SynchronizeTask
from homeassistant.const import CURRENCY_EURO, UnitOfEnergy
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
from homeassistant.util.unit_conversion import EnergyConverter

from ..history.ids import SOURCE
from ..history.paris import utc
from ..history.rewrite import Row

# One message of the recorder's queue. A few seconds of work, so that what others wait for is not late.
_MOST_ROWS = 5_000
# How far back to look for the row before an hour, wider each time.
_LOOK_BACK_HOURS = (24 * 7, 24 * 62, 24 * 400, 24 * 366 * 20)
_HOUR = 3600


def metadata(statistic_id: str, name: str, *, is_cost: bool) -> StatisticMetaData:
    """Return how the recorder describes one of our statistics."""
    return StatisticMetaData(
        mean_type=StatisticMeanType.NONE,
        has_sum=True,
        name=name,
        source=SOURCE,
        statistic_id=statistic_id,
        unit_class=None if is_cost else EnergyConverter.UNIT_CLASS,
        unit_of_measurement=CURRENCY_EURO if is_cost else UnitOfEnergy.WATT_HOUR,
    )


class Statistics:
    """The hourly sums of the recorder. Nothing is asked or written while an earlier write waits in its queue."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._recorder = get_instance(hass)

    async def since(self, statistic_id: str, start: int) -> tuple[float, list[Row]]:
        """Return the sum in front of an hour, and all rows from it on, oldest first."""
        return await self._recorder.async_add_executor_job(self._since, statistic_id, start)

    async def newest(self, statistic_id: str) -> int | None:
        """Return the hour of the newest row."""
        return await self._recorder.async_add_executor_job(self._newest, statistic_id)

    async def described(self, source: str | None = None, ids: set[str] | None = None) -> dict[str, StatisticMetaData]:
        """Return the description of statistics, by their ids."""
        found = await self._recorder.async_add_executor_job(
            lambda: get_metadata(self._hass, statistic_ids=ids, statistic_source=source)
        )
        return {statistic_id: about for statistic_id, (_, about) in found.items()}

    async def write(self, about: StatisticMetaData, rows: Sequence[Row]) -> None:
        """Return when the rows are committed."""
        for at in range(0, len(rows), _MOST_ROWS):
            part = [
                StatisticData(start=utc(row.start), state=row.state, sum=row.sum) for row in rows[at : at + _MOST_ROWS]
            ]
            async_add_external_statistics(self._hass, about, part)
            await self.settled()

    async def clear(self, ids: Iterable[str]) -> None:
        """Remove statistics and return when they are gone."""
        self._recorder.async_clear_statistics(list(ids))
        await self.settled()

    async def settled(self) -> None:
        """Return when everything in the recorder's queue is committed.

        `async_block_till_done` does not wait for the task that the recorder has taken out of the queue and not finished.
        """
        future: asyncio.Future[None] = self._hass.loop.create_future()
        self._recorder.queue_task(SynchronizeTask(future))
        await future

    def _since(self, statistic_id: str, start: int) -> tuple[float, list[Row]]:
        rows = self._rows(statistic_id, utc(start), None)
        for hours in _LOOK_BACK_HOURS:
            before = self._rows(statistic_id, utc(max(0, start - hours * _HOUR)), utc(start))
            if before:
                return before[-1].sum, rows
        return 0.0, rows

    def _rows(self, statistic_id: str, start: datetime, end: datetime | None) -> list[Row]:
        about = get_metadata(self._hass, statistic_ids={statistic_id})
        if not about:
            return []
        # Otherwise a person's own choice of unit would be applied.
        units: dict[str, str] = {"energy": UnitOfEnergy.WATT_HOUR}
        found = statistics_during_period(self._hass, start, end, {statistic_id}, "hour", units, {"state", "sum"})
        return [
            Row(int(row["start"]), row.get("state") or 0.0, row.get("sum") or 0.0)
            for row in found.get(statistic_id, [])
        ]

    def _newest(self, statistic_id: str) -> int | None:
        found = get_last_statistics(self._hass, 1, statistic_id, convert_units=False, types={"sum"})
        rows = found.get(statistic_id)
        return int(rows[0]["start"]) if rows else None
