"""Why the gateway gave no answer: its problem documents (RFC 9457), or one of ours."""

from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN_REFUSED = ("token_invalid", "token_expired", "token_revoked", "token_missing", "token_malformed")
_NOTHING_THERE = (
    "before_activation",
    "collection_off",
    "hole",
    "no_whole_day",
    "not_published_yet",
    "period_in_future",
    "period_too_old",
)


@dataclass
class ApiProblem(Exception):
    """Programs compare `code`; people read the others. `status` is `None` when no answer came."""

    code: str
    title: str
    detail: str | None = None
    remedy: str | None = None
    status: int | None = None
    origin: str | None = None
    retryable: bool = False
    retry_after: int | None = None

    def __str__(self) -> str:
        """Return what people read."""
        return " ".join(part for part in (self.title, self.detail, self.remedy) if part)

    @property
    def refuses_token(self) -> bool:
        """Whether only a new token helps."""
        return self.code in _TOKEN_REFUSED

    @property
    def is_absence(self) -> bool:
        """Whether the window has no reading, which is an answer, not a failure."""
        return self.code in _NOTHING_THERE


def unreachable() -> ApiProblem:
    """Return the problem of an answer that did not come or broke off."""
    return ApiProblem("unreachable", "The gateway cannot be reached.", retryable=True)


def problem_of(status: int, body: object, retry_after: str | None) -> ApiProblem:
    """Return the problem that an answer is. A proxy in between answers in words of its own."""
    seconds = int(retry_after) if retry_after is not None and retry_after.isdecimal() else None
    if isinstance(body, Mapping):
        if isinstance(body.get("code"), str) and isinstance(body.get("title"), str):
            return ApiProblem(
                code=body["code"],
                title=body["title"],
                detail=_text(body, "detail"),
                remedy=_text(body, "remedy"),
                status=status,
                origin=_text(body, "origin"),
                retryable=body.get("retryable") is True,
                retry_after=seconds,
            )
        # RFC 6749 §5.2.
        if isinstance(body.get("error"), str):
            title = _text(body, "error_description") or "The gateway refused."
            return ApiProblem(body["error"], title, status=status, retry_after=seconds)
    title = f"Status {status} without the gateway's own words."
    return ApiProblem("unexpected_answer", title, status=status, retryable=True, retry_after=seconds)


def _text(body: Mapping[str, object], key: str) -> str | None:
    value = body.get(key)
    return value if isinstance(value, str) else None
