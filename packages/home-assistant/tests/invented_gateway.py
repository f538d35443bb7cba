"""A gateway in memory that answers about an invented meter, in the words of the real one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from homeassistant.core import HomeAssistant

from custom_components.conso_api.history.paris import PARIS, day_span
from custom_components.conso_api.problem import ApiProblem

from .world import InventedMeter, days_of

TODAY = date(2026, 4, 20)
# The clock changes within, and the off-peak hours have moved.
ACTIVE = date(2026, 3, 22)


def text(at: int) -> str:
    return datetime.fromtimestamp(at, PARIS).isoformat()


class InventedGateway:
    """Stands in for `ConsoApi.get`. `refuses`: problems by the beginning of an address, each used once or for ever (`None`)."""

    def __init__(self, meter: InventedMeter | None = None) -> None:
        self.meter = meter or InventedMeter()
        self.roles = ["consumption"]
        self.off_peak: list[dict[str, str]] | None = [
            {"start": "23:30", "end": "05:30"},
            {"start": "12:00", "end": "14:00"},
        ]
        self.active: date | None = ACTIVE
        self.supply: dict[str, str] = {}
        self.refuses: dict[str, list[ApiProblem]] = {}
        self.rests: list[int | None] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.today = TODAY
        # What the coordinator believes the time to be: frozen clocks make a recorder a hundred times slower.
        self.hour = time(10, tzinfo=UTC)
        self.planned: list[tuple[datetime, Callable[[datetime], None]]] = []

    def now(self) -> datetime:
        return datetime.combine(self.today, self.hour)

    def plan(self, hass: HomeAssistant, action: Callable[[datetime], None], at: datetime) -> Callable[[], None]:
        """Stand in for `async_track_point_in_utc_time`."""
        one = (at, action)
        self.planned.append(one)
        return lambda: self.planned.remove(one)

    def come(self) -> None:
        """Let the time come that was planned."""
        (at, action), *_ = self.planned
        self.today, self.hour = at.date(), at.timetz()
        action(at)

    async def get(self, path: str, token: str | None = None, query: Mapping[str, str] | None = None) -> dict[str, Any]:
        self.asked.append((path, dict(query or {})))
        for beginning, problems in self.refuses.items():
            if path.startswith(beginning) and problems:
                raise problems.pop(0)
        match path.split("?", maxsplit=1)[0].split("/")[3:]:
            case ["me"]:
                return {"expires_at": "2028-01-01T00:00:00Z", "consent_ends_at": None, "meters": []}
            case ["slot"]:
                return {"time": "09:23"}
            case ["meters"]:
                return {"meters": [self._contract()]}
            case ["consumption", "max_power"]:
                return {"points": [{"max_power_va": 4210, "reached_at": "2026-04-19T19:31:00+02:00"}]}
            case [direction, kind]:
                return await self._readings(direction, kind, path, dict(query or {}))
        raise AssertionError(path)

    def readings(self, kind: str) -> int:
        return sum(1 for path, _ in self.asked if path.split("?")[0].endswith(f"/{kind}"))

    def _contract(self) -> dict[str, Any]:
        return {
            "roles": self.roles,
            "off_peak": self.off_peak,
            "subscribed_power_kva": 9,
            "active_since": {"consumption": self.active and self.active.isoformat(), "production": None},
            "services_level": "open",
            "connection_state": "supplied",
            **self.supply,
        }

    async def _readings(self, direction: str, kind: str, path: str, query: dict[str, str]) -> dict[str, Any]:
        if "?" in path:
            query = dict(part.split("=") for part in path.split("?")[1].split("&"))
        assert query["prm"] == "22516914714270"
        first = max(date.fromisoformat(query["start"]), self.active or date.min)
        end = min(date.fromisoformat(query["end"]), self.today)
        if first >= end:
            raise ApiProblem("before_activation", "Before", status=404)
        rest = None
        if self.rests and (end - first).days > 1:
            middle = first + (end - first) / 2
            rest = {
                "start": text(day_span(middle)[0]),
                "end": text(day_span(end)[0]),
                "code": "calls_per_answer",
                "retry_after_seconds": self.rests.pop(0),
                "next": f"/api/v2/{direction}/{kind}?prm={query['prm']}&start={middle}&end={end}",
            }
            end = middle
        points, failed = await self._points(kind, first, end)
        if not points and not failed:
            raise ApiProblem("hole", "Hole", status=404, retryable=True)
        holes = [
            {"start": text(a), "end": text(b), "code": "enedis_technical_error", "retry_after_seconds": None}
            for a, b in failed
        ]
        return {"points": points, "rest": rest, "holes": holes}

    async def _points(
        self, kind: str, first: date, end: date
    ) -> tuple[list[dict[str, Any]], Sequence[tuple[int, int]]]:
        if kind == "registers":
            read = await self.meter.registers("consumption", (first, end))
            return [
                {
                    "start": text(one.start),
                    "end": text(one.end),
                    "owner": one.owner,
                    "calendar": one.calendar,
                    "register": one.register,
                    "label": {"HP": "Heures Pleines", "HC": "Heures Creuses"}[one.register],
                    "energy_wh": one.wh,
                    "consistent": True,
                }
                for one in read.points
            ], read.failed
        intervals = await self.meter.intervals(
            "consumption", "daily" if kind == "daily" else "load_curve", (first, end)
        )
        return [
            {"start": text(one.start), "end": text(one.end), "energy_wh": one.wh, "power_w": 0, "quality": "raw"}
            for one in intervals.points
        ], intervals.failed


def all_days(until: date = TODAY) -> list[date]:
    return list(days_of((ACTIVE, until)))


def tomorrow(day: date = TODAY) -> date:
    return day + timedelta(days=1)
