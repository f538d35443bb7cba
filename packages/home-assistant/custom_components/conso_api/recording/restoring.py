"""Gives a statistic back what it was. The recorder removes no single rows, so it is removed as a whole and written again."""

from datetime import date

from ..history.moving import without
from ..history.rewrite import Row
from .statistics import Statistics, metadata
from .store import Kept, MeterStore


async def restore(statistics: Statistics, store: MeterStore, kept: Kept, statistic_id: str) -> None:
    """Take out of a statistic the days that moved in.

    What stays is kept on disk until it is written: a kill in between loses nothing, and `finish` goes on.
    """
    days = {date.fromisoformat(day) for move in kept.adopted[statistic_id] for day in move["days"]}
    _, rows = await statistics.since(statistic_id, 0)
    about = (await statistics.described(ids={statistic_id})).get(statistic_id)
    if about is not None:
        left = [[row.start, row.state, row.sum] for row in without(rows, days)]
        kept.restoring[statistic_id] = {"name": about["name"], "rows": left}
    del kept.adopted[statistic_id]
    await store.save(kept)
    await finish(statistics, store, kept)


def moved_days(kept: Kept) -> set[date]:
    """Return the days that moved in, of any statistic."""
    return {date.fromisoformat(day) for moves in kept.adopted.values() for move in moves for day in move["days"]}


async def finish(statistics: Statistics, store: MeterStore, kept: Kept) -> None:
    """Write again what was removed and not written."""
    for statistic_id, left in list(kept.restoring.items()):
        await statistics.clear([statistic_id])
        about = metadata(statistic_id, left["name"], is_cost=statistic_id.endswith("_cost"))
        await statistics.write(about, [Row(*row) for row in left["rows"]])
        del kept.restoring[statistic_id]
        await store.save(kept)
