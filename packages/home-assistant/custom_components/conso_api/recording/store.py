"""What is kept of a meter beside the recorder's statistics, in `.storage`. No number of a meter stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from ..claims import DIRECTIONS, Direction
from ..const import DOMAIN
from ..history.ids import Series
from ..history.off_peak import Ranges
from ..history.windows import Progress

_VERSION = 1


@dataclass
class Kept:
    """What is kept. `off_peak`: sets of ranges that the meter has or had, newest first; `priced`: prices that all years were given.

    By the id of a statistic, `adopted`: what moved in; `restoring`: rows that are being written again.
    """

    progress: dict[Direction, Progress] = field(default_factory=lambda: {one: Progress() for one in DIRECTIONS})
    off_peak: tuple[Ranges, ...] = ()
    adopted: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    restoring: dict[str, dict[str, Any]] = field(default_factory=dict)
    priced: dict[str, Any] = field(default_factory=dict)


class MeterStore:
    """Reads and writes what is kept of one meter."""

    def __init__(self, hass: HomeAssistant, key: str) -> None:
        self._store: Store[dict[str, Any]] = Store(hass, _VERSION, f"{DOMAIN}.{key}")

    async def load(self) -> Kept:
        """Return what is kept; what is lost is read again from the gateway."""
        data = await self._store.async_load()
        if data is None:
            return Kept()
        return Kept(
            progress={one: _progress(data["progress"].get(one)) for one in DIRECTIONS},
            off_peak=tuple(tuple((span[0], span[1]) for span in ranges) for ranges in data["off_peak"]),
            adopted=data["adopted"],
            restoring=data["restoring"],
            priced=data.get("priced", {}),
        )

    async def save(self, kept: Kept) -> None:
        """Return when it is on disk: a kill after that loses nothing."""
        await self._store.async_save(
            {
                "progress": {one: _body(progress) for one, progress in kept.progress.items()},
                "off_peak": kept.off_peak,
                "adopted": kept.adopted,
                "restoring": kept.restoring,
                "priced": kept.priced,
            }
        )

    async def remove(self) -> None:
        """Forget the meter."""
        await self._store.async_remove()


def _progress(data: Mapping[str, Any] | None) -> Progress:
    if data is None:
        return Progress()
    return Progress(
        is_whole=data["is_whole"],
        read_until=date.fromisoformat(data["read_until"]) if data["read_until"] else None,
        series={Series(*one) for one in data["series"]},
        failed={(date.fromisoformat(first), date.fromisoformat(end)): count for first, end, count in data["failed"]},
    )


def _body(progress: Progress) -> dict[str, Any]:
    return {
        "is_whole": progress.is_whole,
        "read_until": progress.read_until.isoformat() if progress.read_until else None,
        "series": [[one.kind, one.calendar, one.register, one.label] for one in sorted(progress.series)],
        "failed": [[first.isoformat(), end.isoformat(), count] for (first, end), count in progress.failed.items()],
    }
