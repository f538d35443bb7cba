"""What a gateway tells of a meter beside its readings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .claims import DIRECTIONS, Direction
from .history.off_peak import Ranges, ranges
from .problem import ApiProblem

# Codes that the gateway's diagnosis gives for the same, with what to do.
_SILENT = {
    "not_communicating": ("services_level", "not_communicating"),
    "services_closed": ("services_level", "closed"),
    "not_supplied": ("connection_state", "not_supplied"),
}


@dataclass(frozen=True)
class Contract:
    """The contract of a meter; what Enedis did not tell is `None`. `silence`: why the meter gives no readings, if it says so."""

    roles: tuple[Direction, ...] = ()
    off_peak: Ranges | None = None
    subscribed_power_kva: float | None = None
    active_since: Mapping[Direction, date] = field(default_factory=dict)
    silence: ApiProblem | None = None


@dataclass(frozen=True)
class Access:
    """What a token gives access to, until when."""

    token_ends: datetime | None
    consent_ends: datetime | None


def contract_of(body: Mapping[str, Any]) -> Contract:
    """Read the one meter of an answer of `/api/v2/meters`."""
    meter: Mapping[str, Any] = body["meters"][0]
    off_peak = meter["off_peak"]
    since = meter["active_since"]
    silence = next((code for code, (member, value) in _SILENT.items() if meter.get(member) == value), None)
    return Contract(
        roles=tuple(role for role in DIRECTIONS if role in meter["roles"]),
        off_peak=None if off_peak is None else ranges(off_peak),
        subscribed_power_kva=meter["subscribed_power_kva"],
        active_since={one: date.fromisoformat(since[one]) for one in DIRECTIONS if since.get(one)},
        silence=None if silence is None else ApiProblem(silence, silence.replace("_", " ").capitalize(), status=404),
    )


def access_of(body: Mapping[str, Any]) -> Access:
    """Read an answer of `/api/v2/me`."""
    return Access(_instant(body["expires_at"]), _instant(body["consent_ends_at"]))


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
