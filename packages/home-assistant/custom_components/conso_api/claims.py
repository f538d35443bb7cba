"""What a token says of itself. Only the gateway can check it; the meters in it are read to be offered to its owner."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Literal

type Direction = Literal["consumption", "production"]

DIRECTIONS: tuple[Direction, ...] = ("consumption", "production")


@dataclass(frozen=True)
class Claim:
    """One meter of a token; `roles` is empty where the consent did not say what the meter measures."""

    prm: str
    roles: tuple[Direction, ...]


def claims(token: str) -> tuple[Claim, ...]:
    """Return the meters that a token opens; none when the text is not a token of Conso API."""
    body = _body(token)
    meters = body.get("sub")
    roles = body.get("roles")
    if not isinstance(meters, list):
        return ()
    return tuple(
        Claim(prm, _roles(roles[at] if isinstance(roles, list) and at < len(roles) else None))
        for at, prm in enumerate(meters)
        if isinstance(prm, str) and len(prm) == 14 and prm.isdecimal()  # noqa: PLR2004
    )


def _body(token: str) -> dict[str, object]:
    parts = token.strip().split(".")
    if len(parts) != 3:  # noqa: PLR2004
        return {}
    try:
        body = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except binascii.Error, ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _roles(value: object) -> tuple[Direction, ...]:
    return tuple(role for role in DIRECTIONS if isinstance(value, list) and role in value)
