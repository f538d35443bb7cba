"""The gateway, over the HTTP session of Home Assistant."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout

from .problem import ApiProblem, problem_of, unreachable

# A long window leaves as it comes; the gateway may be silent for this long between two calls to Enedis.
_TIMEOUT = ClientTimeout(total=None, connect=30, sock_read=120)


def gateway_origin(url: str) -> str | None:
    """Return the origin of a gateway as people write it; `None`: not an address that a token may be sent to."""
    text = url.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        return None
    return f"{parts.scheme}://{parts.netloc.lower()}"


class ConsoApi:
    """One gateway. Every failure is an `ApiProblem`; a token stands in a header and in no message."""

    def __init__(self, session: ClientSession, url: str, language: str = "en") -> None:
        self.url = url
        self._session = session
        self._language = "fr" if language.startswith("fr") else "en"

    async def get(self, path: str, token: str | None = None, query: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Read one JSON object. `path` may carry a query of its own, as `rest.next` does."""
        address = urljoin(f"{self.url}/", path)
        # An address of another host would be given the token.
        if urlsplit(address).netloc != urlsplit(self.url).netloc:
            raise ApiProblem("unexpected_answer", "The gateway names an address of another host.")
        if query:
            address += ("&" if "?" in address else "?") + urlencode(query)
        return await self._ask("GET", address, token, None)

    async def post_form(self, path: str, form: Mapping[str, str]) -> dict[str, Any]:
        """Send a form and read one JSON object."""
        return await self._ask("POST", urljoin(f"{self.url}/", path), None, form)

    async def me(self, token: str) -> dict[str, Any]:
        """Return what a token is and opens."""
        return await self.get("/api/v2/me", token)

    async def meters(self, token: str, prm: str) -> dict[str, Any]:
        """Return the contract of one meter."""
        return await self.get("/api/v2/meters", token, {"prm": prm})

    async def slot(self, token: str, prm: str) -> dict[str, Any]:
        """Return the minute of the morning at which this meter is asked for."""
        return await self.get("/api/v2/slot", token, {"prm": prm})

    async def status(self) -> dict[str, Any]:
        """Return whether Enedis and the gateway are working."""
        return await self.get("/api/v2/status")

    async def _ask(
        self, method: str, address: str, token: str | None, form: Mapping[str, str] | None
    ) -> dict[str, Any]:
        headers = {"accept": "application/json", "accept-language": self._language}
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        try:
            async with self._session.request(
                method, address, headers=headers, data=form, allow_redirects=False, timeout=_TIMEOUT
            ) as answer:
                text = await answer.text()
        except (ClientError, TimeoutError, UnicodeDecodeError) as error:
            raise unreachable() from error
        try:
            body = json.loads(text)
        except ValueError:
            body = None
        if answer.status != 200 or not isinstance(body, dict):  # noqa: PLR2004
            raise problem_of(answer.status, body, answer.headers.get("retry-after"))
        return body
