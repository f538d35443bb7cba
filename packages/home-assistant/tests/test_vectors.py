"""Vectors that the integration and the gateway's format for Home Assistant share (`test/packages/home-assistant/vectors.test.ts`)."""

import json
from pathlib import Path
from typing import Any

import pytest

from custom_components.conso_api.history.cost import Prices, energy_costs
from custom_components.conso_api.history.count import CURVE, DAILY, Counted, count_curve, count_daily, count_registers
from custom_components.conso_api.history.ids import Series, cost_id, meter_key, statistic_id
from custom_components.conso_api.history.paris import instant
from custom_components.conso_api.history.readings import interval, register_day
from custom_components.conso_api.history.rewrite import rewrite

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))
# The format writes hundredths of a cent.
CENTS = 0.000051


def counted(case: dict[str, Any]) -> dict[Series, Counted]:
    match case["series"]:
        case "load_curve":
            return {CURVE: count_curve(map(interval, case["points"]))}
        case "daily":
            return {DAILY: count_daily(map(interval, case["points"]))}
    return count_registers([register_day(point) for point in case["points"]], (), case["direction"], ())


def statistics(case: dict[str, Any], key: str) -> dict[str, list[list[float]]]:
    found = {}
    for series, one in counted(case).items():
        energy_id = statistic_id(key, case["direction"], series)
        found[energy_id] = [[row.start, row.state, row.sum] for row in rewrite((), 0, one.hours).rows]
        price = case["prices"].get(series.register)
        if price is not None:
            euros, _ = energy_costs(one.hours, None, Prices({"base": price}))
            found[cost_id(energy_id)] = [[row.start, row.state, row.sum] for row in rewrite((), 0, euros).rows]
    return found


def test_the_meter_has_the_same_name_in_the_ids_of_both() -> None:
    assert meter_key(VECTORS["prm"]) == VECTORS["key"]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_the_integration_writes_the_statistics_of_the_vector(case: dict[str, Any]) -> None:
    found = statistics(case, VECTORS["key"])
    assert set(found) == set(case["statistics"])
    for key, rows in case["statistics"].items():
        wanted = [[instant(start), state, total] for start, state, total in rows]
        tolerance = CENTS if key.endswith("_cost") else 0
        assert len(found[key]) == len(wanted)
        for row, other in zip(found[key], wanted, strict=True):
            assert row == pytest.approx(other, abs=tolerance, rel=0)
