"""The pace of a pairing."""

import pytest

from custom_components.conso_api.api import ConsoApi
from custom_components.conso_api.pairing import DeviceCode, PairingEndedError, wait_for_token
from custom_components.conso_api.problem import ApiProblem

CODE = DeviceCode("Home Assistant", "secret", "BCDF-GHJK", "https://gw.example/appareil", 5, 60)


class Gateway(ConsoApi):
    """Answers one word after the other; the last one again and again."""

    def __init__(self, *words: str) -> None:
        self._words = list(words)

    async def post_form(self, path: str, form: object) -> dict[str, str]:
        word = self._words.pop(0) if len(self._words) > 1 else self._words[0]
        if word == "token":
            return {"access_token": "the token"}
        raise ApiProblem(word, word, retry_after=20 if word == "temporarily_unavailable" else None)


async def paces(*words: str) -> tuple[list[float], str]:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    try:
        return slept, await wait_for_token(Gateway(*words), CODE, sleep)
    except PairingEndedError as ended:
        return slept, ended.ending


async def test_polls_come_at_the_interval_and_slower_when_asked_to() -> None:
    pending = "authorization_pending"
    assert await paces(pending, "slow_down", pending, "token") == ([5, 5, 10, 10], "the token")


async def test_a_gateway_that_is_away_is_asked_less_often_and_ends_nothing() -> None:
    assert await paces("unreachable", "temporarily_unavailable", "token") == ([5, 10, 20], "the token")


async def test_polling_ends_with_the_code() -> None:
    slept, ending = await paces("authorization_pending")
    assert (sum(slept), ending) == (60, "expired")


async def test_what_no_person_decided_is_an_error() -> None:
    with pytest.raises(ApiProblem, match="invalid_client"):
        await paces("invalid_client")
