"""The entities of a meter."""

from datetime import UTC, datetime

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.diagnostics import REDACTED
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.conso_api.binary_sensor import is_off_peak, next_change
from custom_components.conso_api.history.off_peak import ranges, times
from custom_components.conso_api.problem import ApiProblem

from .gateway_answers import GATEWAY, HOME
from .loaded_entry import KEY, LAST_DAY, answers, loaded

NIGHT = times(ranges([{"start": "22:30", "end": "06:30"}]))


@pytest.fixture(autouse=True)
def _integration(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration."""


async def test_entities_show_the_last_day_the_contract_and_the_gateway(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    answers(aioclient_mock)
    async with loaded(hass):
        registry = er.async_get(hass)

        def value(platform: str, key: str) -> str:
            entity_id = registry.async_get_entity_id(platform, "conso_api", f"{KEY}_{key}")
            assert entity_id is not None, key
            found = hass.states.get(entity_id)
            assert found is not None, key
            return found.state

        assert value("sensor", "consumption_total") == "21.536"
        assert value("sensor", "consumption_peak") == "13.2"
        assert value("sensor", "consumption_off_peak") == "8.336"
        assert value("sensor", "max_power") == "5210"
        assert value("sensor", "last_day") == LAST_DAY.isoformat()
        assert value("sensor", "subscribed_power") == "9"
        assert value("sensor", "gateway") == "ok"
        assert datetime.fromisoformat(value("sensor", "next_reading")) > datetime.now(UTC)
        assert value("binary_sensor", "off_peak") in ("on", "off")
        disabled = registry.async_get_entity_id("sensor", "conso_api", f"{KEY}_consent_ends")
        assert disabled is not None
        assert hass.states.get(disabled) is None
        assert HOME not in str([(one.entity_id, one.unique_id) for one in registry.entities.values()])


@pytest.mark.parametrize(
    ("problem", "word"),
    [
        (ApiProblem("unreachable", "Away", retryable=True), "unreachable"),
        (ApiProblem("quota_shared", "Busy", retryable=True, retry_after=40), "waiting"),
        (ApiProblem("collection_off", "Off", remedy="Ask Enedis"), "refused"),
    ],
)
async def test_the_gateway_sensor_says_in_one_word_what_is_wrong(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, problem: ApiProblem, word: str
) -> None:
    answers(aioclient_mock)
    async with loaded(hass, problem):
        entity_id = er.async_get(hass).async_get_entity_id("sensor", "conso_api", f"{KEY}_gateway")
        state = hass.states.get(entity_id or "")
        assert state is not None
        assert (state.state, state.attributes["code"]) == (word, problem.code)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("instant", "is_low", "change"),
    [
        ("2026-11-30T22:29:59+01:00", False, "2026-11-30T22:30:00+01:00"),
        ("2026-11-30T22:30:00+01:00", True, "2026-12-01T06:30:00+01:00"),
        ("2026-12-01T06:30:00+01:00", False, "2026-12-01T22:30:00+01:00"),
        # The clock changes during the night: an hour less, an hour more.
        ("2027-03-28T01:00:00+01:00", True, "2027-03-28T06:30:00+02:00"),
        ("2026-10-25T02:30:00+02:00", True, "2026-10-25T06:30:00+01:00"),
    ],
)
def test_off_peak_ranges_are_hours_on_a_wall_in_paris(instant: str, is_low: bool, change: str) -> None:
    assert is_off_peak(NIGHT, at(instant)) is is_low
    assert next_change(NIGHT, at(instant)) == at(change)


def test_a_contract_without_ranges_is_never_off_peak_and_waits_for_nothing() -> None:
    assert not is_off_peak((), at("2026-11-30T03:00:00+01:00"))
    assert next_change((), at("2026-11-30T03:00:00+01:00")) is None


async def test_the_off_peak_sensor_turns_with_the_clock(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to("2026-11-30T21:29:00+00:00")
    answers(aioclient_mock)
    async with loaded(hass):
        entity_id = er.async_get(hass).async_get_entity_id("binary_sensor", "conso_api", f"{KEY}_off_peak") or ""
        seen = []
        for instant in ("2026-11-30T21:29:30+00:00", "2026-11-30T21:30:01+00:00", "2026-12-01T05:30:01+00:00"):
            freezer.move_to(instant)
            async_fire_time_changed(hass)
            await hass.async_block_till_done()
            state = hass.states.get(entity_id)
            assert state is not None
            seen.append(state.state)
        assert seen == ["off", "on", "off"]


async def test_diagnostics_and_system_health_hold_nothing_personal(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    from custom_components.conso_api.diagnostics import async_get_config_entry_diagnostics  # noqa: PLC0415
    from custom_components.conso_api.system_health import async_system_health_info  # noqa: PLC0415

    answers(aioclient_mock)
    aioclient_mock.get(f"{GATEWAY}/api/v2/status", json={"verdict": "well"})
    assert await async_setup_component(hass, "system_health", {})
    async with loaded(hass) as entry:
        found = await async_get_config_entry_diagnostics(hass, entry)
        text = str(found)
        for secret in (HOME, KEY, "Maison", *entry.data["tokens"]):
            assert secret not in text
        assert REDACTED in text
        assert found["states"][0]["last_day"] == LAST_DAY
        health = await async_system_health_info(hass)
        assert await health["gateway"] == "ok"
        assert (health["meters"], health["last_day"]) == (1, "2026-11-29")
