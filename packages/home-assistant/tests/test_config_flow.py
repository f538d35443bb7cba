"""The config flow: each step, each way through it, each error and what comes after it."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.conso_api.const import DOMAIN
from custom_components.conso_api.history.ids import meter_key

from .gateway_answers import GATEWAY, HOME, OTHER_HOME, PANELS, gives, pairs, problem, token_of, well

ELSEWHERE = "https://elsewhere.example"


@pytest.fixture(autouse=True)
def _no_setup(recorder_mock: Recorder, enable_custom_integrations: None) -> Iterator[None]:
    with patch("custom_components.conso_api.async_setup_entry", return_value=True):
        yield


def entry_for(*prms: str, url: str = GATEWAY) -> MockConfigEntry:
    meters = [{"prm": prm, "name": f"Linky {prm[-4:]}", "key": meter_key(prm)} for prm in prms]
    data = {"url": url, "tokens": [token_of(*prms)], "meters": meters, "energy_page": False}
    return MockConfigEntry(domain=DOMAIN, data=data, unique_id=meters[0]["key"], title="Maison")


async def begin(hass: HomeAssistant, url: str = GATEWAY) -> ConfigFlowResult:
    flow = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert flow["type"] is FlowResultType.FORM
    assert flow["step_id"] == "user"
    assert not flow["errors"]
    return await answer(hass, flow, url=url)


async def answer(hass: HomeAssistant, flow: ConfigFlowResult, **fields: Any) -> ConfigFlowResult:
    return await hass.config_entries.flow.async_configure(flow["flow_id"], fields)


async def choose(hass: HomeAssistant, flow: ConfigFlowResult, step: str) -> ConfigFlowResult:
    return await answer(hass, flow, next_step_id=step)


async def paired(hass: HomeAssistant, flow: ConfigFlowResult) -> ConfigFlowResult:
    """Choose pairing and wait until the progress step has ended."""
    flow = await choose(hass, flow, "pair")
    if flow["type"] is FlowResultType.SHOW_PROGRESS:
        await hass.async_block_till_done(wait_background_tasks=True)
        flow = await hass.config_entries.flow.async_configure(flow["flow_id"])
    return flow


async def test_pairing_shows_the_code_and_the_page_and_makes_an_entry(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    well(aioclient_mock)
    pairs(aioclient_mock)
    gives(aioclient_mock, token_of(HOME))
    menu = await begin(hass, "gw.example/")
    assert menu["type"] is FlowResultType.MENU
    assert menu["menu_options"] == ["pair", "token"]
    progress = await choose(hass, menu, "pair")
    assert progress["type"] is FlowResultType.SHOW_PROGRESS
    assert progress["description_placeholders"] == {"code": "BCDF-GHJK", "page": f"{GATEWAY}/appareil"}
    await hass.async_block_till_done(wait_background_tasks=True)
    form = await hass.config_entries.flow.async_configure(progress["flow_id"])
    assert form["step_id"] == "name"
    assert form["description_placeholders"] == {"meter": "Linky 4270"}
    done = await answer(hass, form, name=" Maison ", energy_page=True)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert done["title"] == "Maison"
    # Its words lead to the energy page.
    assert done["description"] == "energy_page"
    assert done["data"] == {
        "url": GATEWAY,
        "tokens": [token_of(HOME)],
        "meters": [{"prm": HOME, "name": "Maison", "key": meter_key(HOME)}],
        "energy_page": True,
    }
    forms = [dict(call[2]) for call in aioclient_mock.mock_calls if call[0] == "POST"]
    assert forms[0] == {"client_id": "Home Assistant (test home)"}


@pytest.mark.parametrize(
    "text", ["", "http://", "ftp://gw.example", "https://me:secret@gw.example", "https://gw.example:x"]
)
async def test_what_is_no_address_is_refused_without_a_request(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, text: str
) -> None:
    form = await begin(hass, text)
    assert form["errors"] == {"url": "invalid_url"}
    assert aioclient_mock.call_count == 0


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"exc": TimeoutError()}, "cannot_connect"),
        ({"text": "<html>"}, "not_a_gateway"),
        ({"json": {"hello": "world"}}, "not_a_gateway"),
        ({"status": 404, "text": "not found"}, "not_a_gateway"),
        ({"status": 503, "json": problem("gate_unreachable", 503, retryable=True)}, "refused"),
    ],
)
async def test_an_address_that_is_no_gateway_says_why_and_can_be_corrected(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, answers: dict[str, Any], error: str
) -> None:
    aioclient_mock.get(f"{ELSEWHERE}/api/v2/status", **answers)
    form = await begin(hass, ELSEWHERE)
    assert form["errors"] == {"url": error}
    well(aioclient_mock)
    assert (await answer(hass, form, url=GATEWAY))["type"] is FlowResultType.MENU


@pytest.mark.parametrize(
    ("error", "step"),
    [
        ("access_denied", "declined"),
        ("expired_token", "expired"),
        ("invalid_grant", "expired"),
        ("invalid_client", "pair_failed"),
    ],
)
async def test_a_pairing_that_ends_without_a_token_offers_another_try(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, error: str, step: str
) -> None:
    well(aioclient_mock)
    pairs(aioclient_mock)
    aioclient_mock.post(f"{GATEWAY}/api/v2/token", status=400, json={"error": error})
    menu = await paired(hass, await begin(hass))
    assert (menu["type"], menu["step_id"]) == (FlowResultType.MENU, step)
    aioclient_mock.clear_requests()
    well(aioclient_mock)
    pairs(aioclient_mock)
    gives(aioclient_mock, token_of(HOME))
    assert (await paired(hass, menu))["step_id"] == "name"


@pytest.mark.parametrize(
    "code",
    [
        {"status": 404, "text": ""},
        {"json": {}},
        {"json": {"device_code": "d", "user_code": "u", "verification_uri": "javascript:alert(1)", "expires_in": 9}},
        {"json": {"device_code": "d", "user_code": "u", "verification_uri": "https://gw.example", "expires_in": "9"}},
    ],
)
async def test_a_gateway_that_gives_no_code_leads_to_the_token(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, code: dict[str, Any]
) -> None:
    well(aioclient_mock)
    aioclient_mock.post(f"{GATEWAY}/api/v2/device_authorization", **code)
    menu = await paired(hass, await begin(hass))
    assert menu["step_id"] == "pair_failed"
    assert (await choose(hass, menu, "token"))["step_id"] == "token"


@pytest.mark.parametrize("given", [{}, {"access_token": 7}, {"access_token": "not one of ours"}])
async def test_an_answer_without_a_token_is_a_failed_pairing(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, given: dict[str, Any]
) -> None:
    well(aioclient_mock)
    pairs(aioclient_mock)
    aioclient_mock.post(f"{GATEWAY}/api/v2/token", json=given)
    assert (await paired(hass, await begin(hass)))["step_id"] == "pair_failed"


async def test_closing_the_dialog_stops_the_polling(hass: HomeAssistant, aioclient_mock: AiohttpClientMocker) -> None:
    well(aioclient_mock)
    pairs(aioclient_mock, interval=60)
    progress = await choose(hass, await begin(hass), "pair")
    hass.config_entries.flow.async_abort(progress["flow_id"])
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not [call for call in aioclient_mock.mock_calls if str(call[1]).endswith("/api/v2/token")]


async def test_several_tokens_give_a_choice_of_meters_and_a_name_for_each(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    well(aioclient_mock)
    form = await choose(hass, await begin(hass), "token")
    pasted = f'Bearer {token_of(HOME)}\n"{token_of(OTHER_HOME, PANELS)}", {token_of(HOME)}'
    meters = await answer(hass, form, token=pasted)
    assert meters["step_id"] == "meters"
    assert (await answer(hass, meters, meters=[]))["errors"] == {"meters": "no_meter"}
    name = await answer(hass, meters, meters=[meter_key(HOME), meter_key(PANELS)])
    assert name["description_placeholders"] == {"meter": "Linky 4270"}
    name = await answer(hass, name, name="Maison")
    assert name["description_placeholders"] == {"meter": "Linky 9651"}
    done = await answer(hass, name, name="", energy_page=False)
    assert done["title"] == "Maison, Linky 9651"
    assert done["data"]["tokens"] == [token_of(HOME), token_of(OTHER_HOME, PANELS)]
    assert [meter["prm"] for meter in done["data"]["meters"]] == [HOME, PANELS]


@pytest.mark.parametrize(
    ("pasted", "refusal", "error"),
    [
        ("hello", None, "invalid_auth"),
        ("e30.bm90IGpzb24.c2ln", None, "invalid_auth"),
        ("  ", None, "invalid_auth"),
        (token_of(HOME), {"status": 401, "json": problem("token_revoked")}, "invalid_auth"),
        (token_of(HOME), {"status": 401, "json": problem("token_expired")}, "invalid_auth"),
        (token_of(HOME), {"exc": TimeoutError()}, "cannot_connect"),
        (token_of(HOME), {"status": 429, "json": problem("too_many_requests", 429)}, "refused"),
        (token_of(HOME), {"status": 502, "text": "Bad gateway"}, "not_a_gateway"),
    ],
)
async def test_a_token_that_does_not_work_says_why_and_can_be_replaced(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, pasted: str, refusal: dict[str, Any] | None, error: str
) -> None:
    aioclient_mock.get(f"{GATEWAY}/api/v2/status", json={"verdict": "well"})
    if refusal is not None:
        aioclient_mock.get(f"{GATEWAY}/api/v2/me", **refusal)
    form = await choose(hass, await begin(hass), "token")
    form = await answer(hass, form, token=pasted)
    assert form["errors"] == {"token": error}
    aioclient_mock.clear_requests()
    well(aioclient_mock)
    assert (await answer(hass, form, token=token_of(HOME)))["step_id"] == "name"


async def test_a_meter_that_an_entry_reads_is_not_offered_again(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    entry_for(HOME, url=ELSEWHERE).add_to_hass(hass)
    well(aioclient_mock)
    form = await choose(hass, await begin(hass), "token")
    same = await answer(hass, form, token=token_of(HOME))
    assert (same["type"], same["reason"]) == (FlowResultType.ABORT, "already_configured")
    form = await choose(hass, await begin(hass), "token")
    other = await answer(hass, form, token=token_of(HOME, PANELS))
    assert other["description_placeholders"] == {"meter": "Linky 9651"}


async def test_reauthentication_by_pairing_replaces_the_token_and_keeps_others(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    entry = entry_for(HOME)
    entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(entry, data={**entry.data, "tokens": [token_of(HOME), token_of(PANELS)]})
    pairs(aioclient_mock)
    well(aioclient_mock)
    new = token_of(HOME, OTHER_HOME)
    gives(aioclient_mock, new)
    menu = await entry.start_reauth_flow(hass)
    assert (menu["step_id"], menu["menu_options"]) == ("reauth_confirm", ["pair", "token"])
    done = await paired(hass, menu)
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "reauth_successful")
    assert entry.data["tokens"] == [new, token_of(PANELS)]
    assert [meter["prm"] for meter in entry.data["meters"]] == [HOME]


async def test_reauthentication_with_a_token_of_another_meter_asks_again(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    entry = entry_for(HOME)
    entry.add_to_hass(hass)
    well(aioclient_mock)
    form = await choose(hass, await entry.start_reauth_flow(hass), "token")
    menu = await answer(hass, form, token=token_of(PANELS))
    assert menu["step_id"] == "other_meter"
    assert entry.data["tokens"] == [token_of(HOME)]


async def test_reconfiguration_moves_to_another_gateway_with_the_same_token(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    entry = entry_for(HOME)
    entry.add_to_hass(hass)
    well(aioclient_mock, ELSEWHERE)
    form = await entry.start_reconfigure_flow(hass)
    menu = await answer(hass, form, url=ELSEWHERE)
    assert menu["menu_options"] == ["keep", "pair", "token"]
    done = await choose(hass, menu, "keep")
    assert done["reason"] == "reconfigure_successful"
    assert entry.data["url"] == ELSEWHERE
    assert entry.data["meters"][0]["key"] == meter_key(HOME)


async def test_reconfiguration_adds_a_meter_and_keeps_the_ones_there(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    entry = entry_for(HOME)
    entry.add_to_hass(hass)
    well(aioclient_mock)
    form = await entry.start_reconfigure_flow(hass)
    menu = await answer(hass, form, url=GATEWAY)
    form = await choose(hass, menu, "token")
    name = await answer(hass, form, token=token_of(PANELS))
    assert "energy_page" not in name["data_schema"].schema
    done = await answer(hass, name, name="Panneaux")
    assert done["reason"] == "reconfigure_successful"
    assert [meter["name"] for meter in entry.data["meters"]] == ["Linky 4270", "Panneaux"]
    assert entry.data["tokens"] == [token_of(PANELS), token_of(HOME)]


async def test_reconfiguration_to_a_gateway_with_other_secrets_needs_another_token(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker
) -> None:
    entry = entry_for(HOME)
    entry.add_to_hass(hass)
    aioclient_mock.get(f"{ELSEWHERE}/api/v2/status", json={"verdict": "well"})
    aioclient_mock.get(f"{ELSEWHERE}/api/v2/me", status=401, json=problem("token_invalid"))
    menu = await answer(hass, await entry.start_reconfigure_flow(hass), url=ELSEWHERE)
    assert menu["menu_options"] == ["pair", "token"]
    aioclient_mock.clear_requests()
    well(aioclient_mock, ELSEWHERE)
    form = await choose(hass, menu, "token")
    done = await answer(hass, form, token=token_of(HOME))
    assert done["reason"] == "reconfigure_successful"
    assert (entry.data["url"], len(entry.data["meters"])) == (ELSEWHERE, 1)
