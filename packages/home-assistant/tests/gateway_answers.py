"""What a gateway answers, for tests that need no real one."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

GATEWAY = "https://gw.example"
HOME = "22516914714270"
OTHER_HOME = "11453290002823"
PANELS = "12655648759651"


def token_of(*prms: str) -> str:
    """Return a token in the shape of the gateway's, with a signature that nobody checks here."""
    claims = {"sub": list(prms), "roles": [["consumption"] for _ in prms]}
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{body}.c2lnbmVk"


def problem(code: str, status: int = 401, **members: Any) -> dict[str, Any]:
    """Return a problem document."""
    return {"code": code, "title": f"Title of {code}", "status": status, "remedy": f"Remedy of {code}", **members}


def me() -> dict[str, Any]:
    """Return what a token is."""
    ends = (datetime.now(UTC) + timedelta(days=365)).isoformat()
    return {"name": None, "expires_at": ends, "consent_ends_at": ends, "meters": []}


def well(client: AiohttpClientMocker, url: str = GATEWAY) -> None:
    """Let a gateway answer that accepts every token."""
    client.get(f"{url}/api/v2/status", json={"verdict": "well", "level": "good"})
    client.get(f"{url}/api/v2/me", json=me())


def pairs(client: AiohttpClientMocker, url: str = GATEWAY, **members: Any) -> None:
    """Let a gateway give a code."""
    code = {
        "device_code": "secret of the device",
        "user_code": "BCDF-GHJK",
        "verification_uri": f"{url}/appareil",
        "expires_in": 600,
        "interval": 0,
        **members,
    }
    client.post(f"{url}/api/v2/device_authorization", json=code)


def gives(client: AiohttpClientMocker, token: str, url: str = GATEWAY) -> None:
    """Let a gateway give the token of a device at once."""
    client.post(f"{url}/api/v2/token", json={"access_token": token, "token_type": "Bearer"})
