"""The client of the gateway, and what tokens and problems say."""

import base64
import json
from typing import Any

import pytest
from aiohttp import ClientConnectionError
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.conso_api.api import ConsoApi, gateway_origin
from custom_components.conso_api.claims import Claim, claims
from custom_components.conso_api.problem import ApiProblem

from .gateway_answers import GATEWAY, HOME, PANELS, token_of


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("gw.example", "https://gw.example"),
        (" https://GW.example/consommation?x=1 ", "https://gw.example"),
        ("http://homeassistant.local:8787/", "http://homeassistant.local:8787"),
        ("ftp://gw.example", None),
        ("https://user:word@gw.example", None),
        ("https://gw.example:port", None),
        ("", None),
    ],
)
def test_an_address_is_taken_as_people_write_it(text: str, origin: str | None) -> None:
    assert gateway_origin(text) == origin


def token(body: Any) -> str:
    return f"e30.{base64.urlsafe_b64encode(json.dumps(body).encode()).decode().rstrip('=')}.c2ln"


def test_the_meters_of_a_token_are_read_from_it() -> None:
    both = token({"sub": [HOME, PANELS, "no meter"], "roles": [["consumption"], ["production", "consumption"]]})
    assert claims(both) == (Claim(HOME, ("consumption",)), Claim(PANELS, ("consumption", "production")))
    assert claims(token_of(HOME)) == (Claim(HOME, ("consumption",)),)
    assert claims(token({"sub": [HOME]})) == (Claim(HOME, ()),)


@pytest.mark.parametrize("text", ["", "no token", "a.b.c", "e30.bm8ganNvbg.c2ln", token([1]), token({"sub": HOME})])
def test_a_text_that_is_no_token_has_no_meters(text: str) -> None:
    assert claims(text) == ()


def api(hass: HomeAssistant, language: str = "fr") -> ConsoApi:
    return ConsoApi(async_get_clientsession(hass), GATEWAY, language)


async def test_a_request_has_the_token_in_a_header_and_the_language_of_home_assistant(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    aioclient_mock.get(f"{GATEWAY}/api/v2/meters?prm={HOME}", json={"meters": []})
    assert await api(hass).meters("secret", HOME) == {"meters": []}
    (_, url, _, headers), *_ = aioclient_mock.mock_calls
    assert headers["authorization"] == "Bearer secret"
    assert headers["accept-language"] == "fr"
    assert "secret" not in str(url)


async def test_a_path_with_a_query_of_its_own_is_followed(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    aioclient_mock.get(f"{GATEWAY}/api/v2/consumption/daily?cursor=abc", json={"points": []})
    assert await api(hass).get("/api/v2/consumption/daily?cursor=abc", "secret") == {"points": []}


async def test_an_address_of_another_host_is_not_given_the_token(hass: HomeAssistant) -> None:
    with pytest.raises(ApiProblem, match="another host"):
        await api(hass).get("https://elsewhere.example/api/v2/consumption/daily", "secret")


async def test_a_refusal_is_a_problem_with_its_code_and_its_remedy(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    body = {"code": "quota_meter", "title": "Enough.", "remedy": "Tomorrow.", "origin": "gateway", "retryable": True}
    aioclient_mock.get(f"{GATEWAY}/api/v2/me", json=body, status=429, headers={"retry-after": "60"})
    with pytest.raises(ApiProblem, match=r"Enough\. Tomorrow\.") as raised:
        await api(hass).me("secret")
    problem = raised.value
    assert (problem.code, problem.status, problem.retry_after, problem.retryable) == ("quota_meter", 429, 60, True)
    assert not problem.refuses_token
    assert not problem.is_absence


async def test_errors_of_oauth_and_of_a_proxy_are_problems_too(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    aioclient_mock.post(f"{GATEWAY}/api/v2/token", json={"error": "authorization_pending"}, status=400)
    aioclient_mock.get(f"{GATEWAY}/api/v2/status", text="<html>", status=502)
    with pytest.raises(ApiProblem) as pending:
        await api(hass).post_form("/api/v2/token", {"device_code": "secret"})
    assert pending.value.code == "authorization_pending"
    with pytest.raises(ApiProblem) as proxy:
        await api(hass, "de").status()
    assert (proxy.value.code, proxy.value.status) == ("unexpected_answer", 502)


async def test_a_gateway_that_cannot_be_reached_is_a_problem_without_a_status(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    aioclient_mock.get(f"{GATEWAY}/api/v2/slot?prm={HOME}", exc=ClientConnectionError())
    with pytest.raises(ApiProblem) as raised:
        await api(hass).slot("secret", HOME)
    assert (raised.value.code, raised.value.status, raised.value.retryable) == ("unreachable", None, True)
