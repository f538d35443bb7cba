"""A day of Tempo, divided among registers of two colours: the hours before six belong to the day before."""

from datetime import date

import pytest

from custom_components.conso_api.history.off_peak import Ranges
from custom_components.conso_api.history.paris import day_span, hour_of, minute_of
from custom_components.conso_api.history.readings import Interval
from custom_components.conso_api.history.register_names import register_name
from custom_components.conso_api.history.split import split_day

NAMES: dict[str, str | None] = {
    code: register_name("consumption", code, None, supplier=True)
    for code in ("HCJB", "HPJB", "HCJW", "HPJW", "HCJR", "HPJR")
}
# The relay of the meter may follow other hours than Tempo's.
RELAY: Ranges = ((23 * 60 + 30, 7 * 60 + 30),)


def curve_of(day: date) -> list[Interval]:
    start, end = day_span(day)
    return [Interval(at, at + 1800, 100 + at // 1800 % 97) for at in range(start, end, 1800)]


def register_at(at: int, yesterday: str, today: str) -> str:
    minute = minute_of(at)
    if minute < 6 * 60:
        return f"HCJ{yesterday}"
    return f"HCJ{today}" if minute >= 22 * 60 else f"HPJ{today}"


@pytest.mark.parametrize("day", [date(2026, 1, 20), date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize(("yesterday", "today"), [("B", "R"), ("R", "W"), ("B", "B")])
def test_each_hour_of_tempo_counts_in_the_colour_that_holds_there(day: date, yesterday: str, today: str) -> None:
    curve = curve_of(day)
    wanted: dict[str, dict[int, int]] = {register: {} for register in NAMES}
    for one in curve:
        hours = wanted[register_at(one.start, yesterday, today)]
        hours[hour_of(one.start)] = hours.get(hour_of(one.start), 0) + one.wh
    counted = {register: sum(hours.values()) for register, hours in wanted.items()}
    assert split_day(curve, counted, NAMES, (RELAY,)) == wanted


def test_counters_that_no_colour_explains_leave_the_day_whole() -> None:
    curve = curve_of(date(2026, 1, 20))
    total = sum(one.wh for one in curve)
    assert split_day(curve, {**dict.fromkeys(NAMES, 0), "HPJR": total}, NAMES, (RELAY,)) is None


def test_a_tariff_of_one_register_has_the_whole_curve_and_an_unknown_one_has_none() -> None:
    curve = curve_of(date(2026, 1, 20))
    total = sum(one.wh for one in curve)
    assert sum((split_day(curve, {"BASE": total}, {"BASE": "base"}, ()) or {})["BASE"].values()) == total
    odd: dict[str, str | None] = {"X1": None, "X2": None}
    assert split_day(curve, {"X1": total, "X2": 0}, odd, (RELAY,)) is None
    assert split_day(curve, {"HP": total, "X": 0}, {"HP": "peak", "X": None}, (RELAY,)) is None


@pytest.mark.parametrize(
    ("register", "label", "is_supplier", "name"),
    [
        ("BASE", None, True, "base"),
        ("HCJW", None, True, "tempo_white_off_peak"),
        ("HPR", None, True, "tempo_red_peak"),
        ("HPB", None, False, None),
        ("EA4", "Heures Pleines Bleu", True, "tempo_blue_peak"),
        ("EA4", "Heures Creuses Rouge", True, "tempo_red_off_peak"),
        ("EA4", "Heures Creuses Rouge", False, None),
    ],
)
def test_a_register_is_called_by_its_code_or_by_its_label(
    register: str, label: str | None, is_supplier: bool, name: str | None
) -> None:
    assert register_name("consumption", register, label, supplier=is_supplier) == name


def test_everything_that_is_injected_is_one_register() -> None:
    assert register_name("production", "EA", None, supplier=True) == "injection"
