"""Pairs this Home Assistant with a gateway by the device grant (RFC 8628): a code here, a yes in any browser."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from .api import ConsoApi
from .problem import ApiProblem

_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
# What the gateway shows of a name.
_LONGEST_NAME = 40
# RFC 8628 §3.2 and §3.5.
_DEFAULT_INTERVAL = 5
_SLOWER_BY = 5

type Sleep = Callable[[float], Awaitable[None]]
type Ending = Literal["declined", "expired"]


class PairingEndedError(Exception):
    """No token will come of this code."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending)
        self.ending: Ending = ending


@dataclass(frozen=True)
class DeviceCode:
    """What a person types on which page, and what the token is asked for with. Times in seconds."""

    client_id: str
    device_code: str
    user_code: str
    page: str
    interval: float
    expires_in: float


async def begin_pairing(api: ConsoApi, name: str) -> DeviceCode:
    """Ask the gateway for a code. `name` is what its page calls this Home Assistant."""
    client_id = name[:_LONGEST_NAME]
    answer = await api.post_form("/api/v2/device_authorization", {"client_id": client_id})
    texts = [answer.get(member) for member in ("device_code", "user_code", "verification_uri")]
    expires_in = answer.get("expires_in")
    interval = answer.get("interval", _DEFAULT_INTERVAL)
    device_code, user_code, page = texts
    if not (isinstance(device_code, str) and isinstance(user_code, str) and isinstance(page, str)):
        raise _not_a_code()
    if not isinstance(expires_in, int | float) or not isinstance(interval, int | float):
        raise _not_a_code()
    if not page.startswith(("https://", "http://")):
        raise _not_a_code()
    return DeviceCode(client_id, device_code, user_code, page, interval, expires_in)


async def wait_for_token(api: ConsoApi, code: DeviceCode, sleep: Sleep = asyncio.sleep) -> str:
    """Poll until the person agreed. Raises `PairingEndedError`; a gateway that is away for a while changes nothing."""
    interval, waited = code.interval, 0.0
    form = {"grant_type": _GRANT, "client_id": code.client_id, "device_code": code.device_code}
    while waited + interval <= code.expires_in:
        await sleep(interval)
        waited += interval
        try:
            answer = await api.post_form("/api/v2/token", form)
        except ApiProblem as problem:
            interval = _after(problem, interval)
            continue
        token = answer.get("access_token")
        if not isinstance(token, str):
            raise ApiProblem("unexpected_answer", "The gateway gave no token.")
        return token
    raise PairingEndedError("expired")


def _after(problem: ApiProblem, interval: float) -> float:
    """Return the pause before the next poll, or raise what ends the pairing."""
    match problem.code:
        case "authorization_pending":
            return interval
        case "slow_down":
            return interval + _SLOWER_BY
        case "access_denied":
            raise PairingEndedError("declined")
        case "expired_token" | "invalid_grant":
            raise PairingEndedError("expired")
        case "unreachable" | "temporarily_unavailable":
            return max(interval * 2, problem.retry_after or 0)
        case _:
            raise problem


def _not_a_code() -> ApiProblem:
    return ApiProblem("unexpected_answer", "The gateway gave no code.")
