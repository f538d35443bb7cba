"""What is known of a meter, as its entities, repairs and diagnostics read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from .claims import Direction
from .problem import ApiProblem


@dataclass(frozen=True)
class Meter:
    """One meter of an entry. `key` names it where its number must not stand."""

    prm: str
    name: str
    key: str


@dataclass(frozen=True)
class StatisticInfo:
    """One statistic of energy; `cost_id` is `None` while it has no price.

    `register` is its name in the options. Of the days that the last run read: how many have a row for each hour, how many have one row, and
    how many have no price.
    """

    id: str
    name: str
    direction: Direction
    register: str | None
    is_total: bool
    cost_id: str | None
    hourly_days: int = 0
    daily_days: int = 0
    days_without_price: int = 0


@dataclass(frozen=True)
class MeterState:
    """Everything may be unknown before the first run. Energies are kWh by the name of a register, with `total`."""

    roles: tuple[Direction, ...] = ()
    off_peak: tuple[tuple[time, time], ...] | None = None
    subscribed_power_kva: float | None = None
    active_since: Mapping[Direction, date] = field(default_factory=dict)
    consent_ends: datetime | None = None
    token_ends: datetime | None = None
    next_reading: datetime | None = None
    last_day: date | None = None
    energy: Mapping[Direction, Mapping[str, float]] = field(default_factory=dict)
    max_power_va: int | None = None
    max_power_at: datetime | None = None
    problem: ApiProblem | None = None
    # 0 to 1 while years are imported.
    progress: float | None = None
    statistics: tuple[StatisticInfo, ...] = ()
