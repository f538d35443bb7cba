"""The statistics of one direction of a meter in Home Assistant, under their names, with what they cost."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..claims import Direction
from ..history.cost import Prices
from ..history.due_costs import due_costs
from ..history.ids import Series, cost_id, statistic_id
from ..history.paris import day_of
from ..history.rewrite import Rewrite, Row, rewrite
from ..history.windows import Progress
from ..state import Meter
from .statistics import Statistics, metadata

_DIRECTIONS: Mapping[Direction, str] = {"consumption": "consommation", "production": "injection"}
_KINDS = {"load_curve": "", "daily": " par jour"}


def display_name(meter: Meter, direction: Direction, series: Series) -> str:
    """Return what people read in lists of statistics, which Home Assistant does not translate."""
    if series.is_total:
        return f"{meter.name} {_DIRECTIONS[direction]}{_KINDS[series.kind]}"
    # Legends cut a name off after some thirty letters.
    what = "" if direction == "consumption" else f"{_DIRECTIONS[direction]} "
    return f"{meter.name} {what}{series.label or series.register}"


class RecorderKeeper:
    """Keeps the statistics of one direction of a meter. `unpriced`: days with energy and no price, by statistic."""

    def __init__(
        self,
        meter: Meter,
        direction: Direction,
        prices: Prices,
        statistics: Statistics,
        save: Callable[[Progress], Awaitable[None]],
        moved: Collection[date] = (),
    ) -> None:
        self.unpriced: dict[Series, int] = {}
        self.priced: set[Series] = set()
        self._meter = meter
        self._direction: Direction = direction
        self._prices = prices
        self._statistics = statistics
        self._save = save
        self._moved = moved

    async def since(self, series: Series, start: int) -> tuple[float, list[Row]]:
        """Return the sum in front of an hour, and all rows from it on."""
        return await self._statistics.since(self.id_of(series), start)

    async def newest(self, series: Series) -> int | None:
        """Return the hour of the newest row."""
        return await self._statistics.newest(self.id_of(series))

    async def write(self, series: Series, rows: Sequence[Row]) -> None:
        """Return when the rows are committed."""
        about = metadata(self.id_of(series), display_name(self._meter, self._direction, series), is_cost=False)
        await self._statistics.write(about, rows)

    async def price(self, start: int, energy: Mapping[Series, Rewrite]) -> None:
        """Write what the energy since a midnight costs."""
        costs = {one: await self._statistics.since(cost_id(self.id_of(one)), start) for one in energy}
        written = {one: {row.start for row in rows} for one, (_, rows) in costs.items()}
        ours = {one: self._without_moved(new) for one, new in energy.items()}
        for one, due in due_costs(self._direction, ours, written, self._prices).items():
            before, rows = costs[one]
            self.priced.add(one)
            self.unpriced[one] = self.unpriced.get(one, 0) + due.unpriced_days
            new = rewrite(rows, before, due.hours, spans=due.spans).rows
            if new:
                name = f"{display_name(self._meter, self._direction, one)} (€)"
                await self._statistics.write(metadata(cost_id(self.id_of(one)), name, is_cost=True), new)

    async def price_years(self, written: Iterable[Series]) -> None:
        """Write what has no cost yet of everything there is: a first price holds for the years before it too."""
        self.unpriced.clear()
        energy = {}
        for one in sorted(written):
            before, rows = await self.since(one, 0)
            energy[one] = rewrite(rows, before, {})
        await self.price(0, energy)

    async def lacks_cost(self, written: Iterable[Series]) -> bool:
        """Whether a statistic that has a price has no cost at all."""
        for one in written:
            if one.kind == "daily":
                # The total by the hour has the cost of both.
                continue
            if (
                self._prices.has(one.name(self._direction))
                and await self._statistics.newest(cost_id(self.id_of(one))) is None
            ):
                return True
        return False

    async def save(self, progress: Progress) -> None:
        """Keep how far it is."""
        await self._save(progress)

    def _without_moved(self, new: Rewrite) -> Rewrite:
        """Leave out the days that moved in: they keep the cost that they came with."""
        ours = {hour: wh for hour, wh in new.amounts.items() if hour in new.changed or day_of(hour) not in self._moved}
        return replace(new, amounts=ours)

    def id_of(self, series: Series) -> str:
        """Return the id of a statistic of energy."""
        return statistic_id(self._meter.key, self._direction, series)
