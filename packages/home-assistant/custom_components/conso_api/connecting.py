"""From an address and a token to meters: what a config flow asks the gateway, and the words of its errors."""

from dataclasses import dataclass

from .api import ConsoApi
from .claims import Claim, claims
from .problem import ApiProblem


@dataclass(frozen=True)
class Connected:
    """Tokens that the gateway accepts, and the meters that they open."""

    tokens: tuple[str, ...] = ()
    meters: tuple[Claim, ...] = ()

    def with_older(self, tokens: tuple[str, ...]) -> Connected:
        """Keep those older tokens that open a meter which these do not."""
        ours = {meter.prm for meter in self.meters}
        kept, meters = self.tokens, self.meters
        for token in tokens:
            others = tuple(claim for claim in claims(token) if claim.prm not in ours)
            if others and token not in kept:
                kept += (token,)
                meters += others
                ours |= {claim.prm for claim in others}
        return Connected(kept, meters)


def error_of(problem: ApiProblem) -> str:
    """Return the key of the sentence that a form shows."""
    if problem.code == "unreachable":
        return "cannot_connect"
    if problem.code == "unexpected_answer":
        return "not_a_gateway"
    if problem.refuses_token:
        return "invalid_auth"
    return "refused"


def split_tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of a pasted text: between spaces, lines, commas or quotes, with or without `Bearer`."""
    for mark in "\"',;":
        text = text.replace(mark, " ")
    return tuple(dict.fromkeys(word for word in text.split() if word.lower() not in ("bearer", "authorization:")))


async def check_gateway(api: ConsoApi) -> None:
    """Make sure that a gateway of Conso API answers there. Raises `ApiProblem`."""
    status = await api.status()
    if not isinstance(status.get("verdict"), str):
        raise ApiProblem("unexpected_answer", "This is no gateway of Conso API.")


async def check_tokens(api: ConsoApi, tokens: tuple[str, ...]) -> Connected:
    """Ask the gateway whether it accepts each token, and collect their meters. Raises `ApiProblem`."""
    found: dict[str, Claim] = {}
    for token in tokens:
        meters = claims(token)
        if not meters:
            raise ApiProblem("token_malformed", "This is not a token of Conso API.")
        await api.me(token)
        for claim in meters:
            found.setdefault(claim.prm, claim)
    return Connected(tokens, tuple(found.values()))
