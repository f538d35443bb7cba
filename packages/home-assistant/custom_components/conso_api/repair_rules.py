"""Which repairs a meter needs, from what is known of it. Nothing here knows Home Assistant."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from .problem import ApiProblem
from .state import Meter, MeterState

type RepairKind = Literal["collection_off", "consent_ends", "point_inactive", "quota", "price_missing"]

KINDS: tuple[RepairKind, ...] = ("collection_off", "consent_ends", "point_inactive", "quota", "price_missing")

SOON = timedelta(days=30)
_COLLECTION_OFF = frozenset({"collection_off", "enedis_load_curve_off"})
_INACTIVE = frozenset(
    {
        "not_supplied",
        "not_communicating",
        "services_closed",
        "enedis_no_such_point",
        "enedis_not_holder",
        "enedis_before_activation",
        "before_activation",
    }
)
_QUOTA = frozenset({"quota_meter", "quota_shared", "quota_loop", "enedis_quota"})
_CODES: dict[RepairKind, frozenset[str]] = {
    "collection_off": _COLLECTION_OFF,
    "point_inactive": _INACTIVE,
    "quota": _QUOTA,
}


@dataclass(frozen=True)
class Repair:
    """One repair; the placeholders are what its sentences name."""

    kind: RepairKind
    placeholders: dict[str, str] = field(default_factory=dict)


def repairs_of(meter: Meter, state: MeterState, now: datetime) -> dict[RepairKind, Repair]:
    """Return the repairs that a meter needs now, by kind."""
    found = [_of_problem(meter, state.problem), _of_end(meter, state, now), _of_prices(meter, state)]
    return {repair.kind: repair for repair in found if repair is not None}


def _of_problem(meter: Meter, problem: ApiProblem | None) -> Repair | None:
    if problem is None:
        return None
    for kind, codes in _CODES.items():
        if problem.code in codes:
            words = {"title": problem.title, "detail": problem.detail or "", "remedy": problem.remedy or ""}
            return Repair(kind, {"meter": meter.name, **words})
    return None


def _of_end(meter: Meter, state: MeterState, now: datetime) -> Repair | None:
    ends = min((end for end in (state.consent_ends, state.token_ends) if end is not None), default=None)
    if ends is None or ends - now > SOON:
        return None
    return Repair("consent_ends", {"meter": meter.name, "date": ends.date().isoformat()})


def _of_prices(meter: Meter, state: MeterState) -> Repair | None:
    """Hours before a price entity existed have no cost unless a fixed price says what they cost."""
    priced = [each for each in state.statistics if each.cost_id is not None]
    # The registers of a day come after its total, which then costs nothing yet.
    registers = [each for each in priced if not each.is_total]
    days = max((each.days_without_price for each in registers or priced), default=0)
    return Repair("price_missing", {"meter": meter.name, "days": str(days)}) if days else None
