"""One import of one meter: both directions, from the gateway to the recorder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from homeassistant.core import HomeAssistant

from ..api import ConsoApi
from ..claims import DIRECTIONS, Direction
from ..const import CONF_DAYS_READ_AGAIN, DEFAULT_DAYS_READ_AGAIN
from ..contract import Contract
from ..history.run import Plan, Report, Run
from ..history.windows import Progress
from ..problem import ApiProblem
from ..state import Meter, StatisticInfo
from .entity_prices import price_options, prices_of
from .keeper import RecorderKeeper
from .latest import Day, infos, latest_day
from .restoring import finish, moved_days
from .source import GatewaySource, Sleep
from .statistics import Statistics
from .store import Kept, MeterStore

# So many sets of off-peak ranges are remembered: the reform moves most meters once or twice.
_MOST_RANGES = 8


@dataclass
class Imported:
    """What came of an import. `late`: seconds until more is likely; `problem`: why a series has nothing at its end."""

    statistics: list[StatisticInfo] = field(default_factory=list)
    days: dict[Direction, Day] = field(default_factory=dict)
    late: int | None = None
    problem: ApiProblem | None = None


type OnProgress = Callable[[float, Imported | None], None]


class MeterImporter:
    """Imports one meter, again and again.

    While years are read, `on_progress` is called with the share that is done, 0 to 1, and once with what there is to see already.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        api: ConsoApi,
        token: str,
        meter: Meter,
        options: Mapping[str, Any],
        on_progress: OnProgress,
        sleep: Sleep,
    ) -> None:
        self.statistics = Statistics(hass)
        self.store = MeterStore(hass, meter.key)
        self._hass = hass
        self._api = api
        self._token = token
        self._meter = meter
        self._options = options
        self._on_progress = on_progress
        self._sleep = sleep

    async def known(self) -> Imported:
        """Return what earlier imports left."""
        return await self._known(await self.store.load())

    async def _known(self, kept: Kept) -> Imported:
        result = Imported()
        for direction in DIRECTIONS:
            await self._look(result, direction, kept.progress[direction], Report(), {})
        return result

    async def run(self, contract: Contract, today: date, *, fills_holes: bool) -> Imported:
        """Import everything that is due."""
        kept = await self.store.load()
        await finish(self.statistics, self.store, kept)
        self._remember_ranges(kept, contract)
        prices, given = await prices_of(self._hass, self._options), price_options(self._options)
        had = [(one, series.kind) for one in DIRECTIONS for series in kept.progress[one].series]
        source = GatewaySource(self._api, self._token, self._meter.prm, had, self._sleep)
        result = Imported()
        directions = contract.roles or DIRECTIONS
        for at, direction in enumerate(directions):
            progress = kept.progress[direction]
            share = _Share(at, len(directions), is_shown=not progress.is_whole)

            async def save(_: Progress, share: _Share = share) -> None:
                await self.store.save(kept)
                if share.is_shown:
                    first, share.has_begun = not share.has_begun, True
                    news = await self._known(kept) if first else None
                    self._on_progress((share.at + share.report.done) / share.of, news)

            keeper = RecorderKeeper(self._meter, direction, prices, self.statistics, save, moved_days(kept))
            plan = Plan(
                direction,
                today,
                contract.active_since.get(direction),
                int(self._options.get(CONF_DAYS_READ_AGAIN, DEFAULT_DAYS_READ_AGAIN)),
                kept.off_peak,
                fills_holes,
            )
            run = Run(plan, progress, source, keeper)
            share.report = run.report
            is_due = kept.priced != given or await keeper.lacks_cost(progress.series)
            try:
                report = await run.execute()
            except ApiProblem as problem:
                # The consent did not say what the meter measures, and now Enedis does.
                if contract.roles or problem.refuses_token or problem.retryable or progress.series:
                    raise
                continue
            if is_due:
                await keeper.price_years(progress.series)
            result.late = report.late or result.late
            await self._look(result, direction, progress, report, keeper.unpriced)
        if kept.priced != given:
            kept.priced = given
            await self.store.save(kept)
        result.problem = next(iter(source.problems.values()), None)
        return result

    async def _look(
        self, result: Imported, direction: Direction, progress: Progress, report: Report, unpriced: Mapping[Any, int]
    ) -> None:
        result.statistics += await infos(self._meter, direction, progress, self.statistics, report.days, unpriced)
        if (day := await latest_day(self._meter, direction, progress, self.statistics)) is not None:
            result.days[direction] = day

    def _remember_ranges(self, kept: Kept, contract: Contract) -> None:
        if contract.off_peak and contract.off_peak not in kept.off_peak[:1]:
            older = [one for one in kept.off_peak if one != contract.off_peak]
            kept.off_peak = (contract.off_peak, *older)[:_MOST_RANGES]


@dataclass
class _Share:
    """The share of an import that is done, of one direction among several."""

    at: int
    of: int
    is_shown: bool
    has_begun: bool = False
    report: Report = field(default_factory=Report)
