"""Readings from the gateway, followed to the end of their window."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from ..api import ConsoApi
from ..claims import Direction
from ..history.ids import Kind
from ..history.paris import Span
from ..history.readings import Interval, RegisterDay, answer, interval, register_day
from ..history.run import Read
from ..history.windows import Days
from ..problem import ApiProblem

# How long a run waits when the gateway asks for it; for a longer wait it ends, and the next one goes on from there.
PATIENCE_SECONDS = 600
# A gateway that is started again is back within these.
_BREAK_SECONDS = (1, 5, 25)

type Sleep = Callable[[float], Awaitable[object]]
type Reader[Point] = Callable[[Mapping[str, Any]], Point]


class GatewaySource:
    """Reads one meter. `problems` holds why a series has nothing at the end of what was read, by the series."""

    def __init__(
        self, api: ConsoApi, token: str, prm: str, had: Iterable[tuple[Direction, Kind]], sleep: Sleep
    ) -> None:
        self.problems: dict[tuple[Direction, Kind], ApiProblem] = {}
        self._api = api
        self._token = token
        self._prm = prm
        self._had = set(had)
        self._off: set[tuple[Direction, Kind]] = set()
        self._latest = ""
        self._sleep = sleep

    async def intervals(self, direction: Direction, kind: Kind, days: Days) -> Read[Interval]:
        """Read `load_curve` or `daily`."""
        return await self._series(direction, kind, days, interval)

    async def registers(self, direction: Direction, days: Days) -> Read[RegisterDay]:
        """Read `registers`."""
        return await self._series(direction, "registers", days, register_day)

    async def _series[Point](self, direction: Direction, kind: Kind, days: Days, read: Reader[Point]) -> Read[Point]:
        of = (direction, kind)
        if of in self._off:
            return Read()
        start, end = (day.isoformat() for day in days)
        try:
            found = await self._window(direction, kind, {"prm": self._prm, "start": start, "end": end}, read)
        except ApiProblem as problem:
            if problem.retryable and not problem.is_absence:
                raise
            if not problem.is_absence:
                self._give_up(of, problem)
            self._note(of, end, problem)
            return Read(late=problem.retry_after if problem.code == "not_published_yet" else None)
        self._note(of, end, None)
        if found.points:
            self._had.add(of)
        return found

    def _give_up(self, of: tuple[Direction, Kind], problem: ApiProblem) -> None:
        """Do without a series that the consent does not cover. One that was given before is refused for another reason."""
        self._off.add(of)
        others = [(of[0], kind) for kind in ("load_curve", "daily", "registers")]
        if problem.refuses_token or of in self._had or self._off.issuperset(others):
            raise problem

    def _note(self, of: tuple[Direction, Kind], end: str, problem: ApiProblem | None) -> None:
        if end < self._latest:
            return
        self._latest = end
        if problem is None:
            self.problems.pop(of, None)
        else:
            self.problems[of] = problem

    async def _window[Point](
        self, direction: Direction, kind: Kind, query: Mapping[str, str], read: Reader[Point]
    ) -> Read[Point]:
        points: list[Point] = []
        failed: list[Span] = []
        late: int | None = None
        path: str | None = f"/api/v2/{direction}/{kind}"
        first: Mapping[str, str] | None = query
        while path is not None:
            try:
                body = await self._patiently(path, first)
            except ApiProblem as problem:
                # Behind points that one has, it is their end.
                if problem.is_absence and points:
                    break
                raise
            try:
                part = answer(body, read)
            except (KeyError, TypeError, ValueError) as error:
                title = "The gateway answers what is not documented."
                raise ApiProblem("unexpected_answer", title, retryable=True) from error
            points += part.points
            failed += part.failed
            late = part.late or late
            path, first = None, None
            if part.rest is not None:
                await self._pause(
                    ApiProblem(part.rest.code, "The reading stopped.", retryable=True), part.rest.retry_after
                )
                path = part.rest.next
        return Read(points, failed, late)

    async def _patiently(self, path: str, query: Mapping[str, str] | None) -> dict[str, Any]:
        breaks = 0
        while True:
            try:
                return await self._api.get(path, self._token, query)
            except ApiProblem as problem:
                if problem.code == "unreachable" and breaks < len(_BREAK_SECONDS):
                    await self._sleep(_BREAK_SECONDS[breaks])
                    breaks += 1
                elif problem.retryable and not problem.is_absence and problem.retry_after is not None:
                    await self._pause(problem, problem.retry_after)
                else:
                    raise

    async def _pause(self, problem: ApiProblem, seconds: int | None) -> None:
        if seconds is None:
            return
        if seconds > PATIENCE_SECONDS:
            problem.retry_after = seconds
            raise problem
        await self._sleep(seconds)
