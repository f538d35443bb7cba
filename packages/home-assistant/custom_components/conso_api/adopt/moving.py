"""Takes a statistic over, and gives it back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date

from homeassistant.components.recorder.models import StatisticMetaData
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.unit_conversion import EnergyConverter

from ..const import DOMAIN
from ..history.moving import Move, move
from ..history.rewrite import rewrite
from ..locks import meter_lock
from ..recording.keeper import display_name
from ..recording.restoring import restore
from ..recording.statistics import Statistics, metadata
from ..recording.store import Kept, MeterStore
from ..state import Meter
from .candidates import Candidate, async_candidate


@dataclass(frozen=True)
class Preview:
    """What moves in: its days, kWh and euros, from the first day to the last; `overlap_days` stay ours."""

    from_id: str
    to_id: str
    days: int
    kwh: float
    overlap_days: int
    first: date | None
    last: date | None
    cost: float | None


async def async_preview(hass: HomeAssistant, meter: Meter, from_id: str) -> Preview:
    """Return what would move in. Nothing is written."""
    async with _alone(hass, meter):
        kept = await MeterStore(hass, meter.key).load()
        return _preview(*await _moves(hass, meter, kept, from_id))


async def async_adopt(hass: HomeAssistant, meter: Meter, from_id: str) -> Preview:
    """Copy the past of a statistic, and of its cost, into ours. The old statistic stays where it is."""
    async with _alone(hass, meter):
        store, statistics = MeterStore(hass, meter.key), Statistics(hass)
        kept = await store.load()
        candidate, energy, cost = await _moves(hass, meter, kept, from_id)
        if not energy.hours:
            raise _refused("nothing_to_adopt", statistic_id=from_id)
        name = display_name(meter, candidate.direction, candidate.series)
        parts = [(candidate.from_id, metadata(candidate.to_id, name, is_cost=False), energy)]
        if cost is not None and candidate.cost_from_id is not None:
            parts.append((candidate.cost_from_id, metadata(candidate.cost_to_id, f"{name} (€)", is_cost=True), cost))
        for source, about, one in parts:
            # The way back is kept before anything is written: a kill in between can still be undone.
            days = [day.isoformat() for day in one.days]
            kept.adopted.setdefault(about["statistic_id"], []).append({"from": source, "days": days})
        kept.progress[candidate.direction].series.add(candidate.series)
        await store.save(kept)
        for _, about, one in parts:
            await _write(statistics, about, one)
        return _preview(candidate, energy, cost)


async def async_restore(hass: HomeAssistant, meter: Meter, to_id: str | None = None) -> list[str]:
    """Make ours what they were before anything moved in, and return their ids; all of them, or one with its cost."""
    async with _alone(hass, meter):
        store = MeterStore(hass, meter.key)
        kept = await store.load()
        ids = [one for one in sorted(kept.adopted) if to_id is None or one in (to_id, f"{to_id}_cost")]
        if not ids:
            raise _refused("nothing_to_restore")
        for one in ids:
            await restore(Statistics(hass), store, kept, one)
        return ids


async def _moves(hass: HomeAssistant, meter: Meter, kept: Kept, from_id: str) -> tuple[Candidate, Move, Move | None]:
    candidate = await async_candidate(hass, meter, kept, from_id)
    if candidate is None:
        raise _refused("unknown_statistic", statistic_id=from_id)
    statistics = Statistics(hass)
    about = (await statistics.described(ids={from_id}))[from_id]
    unit = about["unit_of_measurement"]
    if unit not in EnergyConverter.VALID_UNITS or not about["has_sum"]:
        raise _refused("wrong_unit", unit=str(unit))
    energy = await _move(statistics, candidate.from_id, candidate.to_id)
    cost = None
    if candidate.cost_from_id is not None:
        cost = await _move(statistics, candidate.cost_from_id, candidate.cost_to_id)
    return candidate, energy, cost


async def _move(statistics: Statistics, from_id: str, to_id: str) -> Move:
    _, theirs = await statistics.since(from_id, 0)
    _, ours = await statistics.since(to_id, 0)
    return move([row.start for row in ours], theirs)


async def _write(statistics: Statistics, about: StatisticMetaData, one: Move) -> None:
    before, rows = await statistics.since(about["statistic_id"], 0)
    await statistics.write(about, rewrite(rows, before, one.hours).rows)


def _preview(candidate: Candidate, energy: Move, cost: Move | None) -> Preview:
    days = energy.days
    return Preview(
        from_id=candidate.from_id,
        to_id=candidate.to_id,
        days=len(days),
        kwh=round(sum(energy.hours.values()) / 1000, 3),
        overlap_days=energy.overlap_days,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        cost=None if cost is None else round(sum(cost.hours.values()), 2),
    )


@asynccontextmanager
async def _alone(hass: HomeAssistant, meter: Meter) -> AsyncIterator[None]:
    """Hold the lock of a meter; refuse while an import holds it, which may take hours."""
    lock = meter_lock(hass, meter.key)
    if lock.locked():
        raise _refused("importing")
    async with lock:
        yield


def _refused(key: str, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders=placeholders or None
    )
