"""How the gateway is doing for one meter, in one word."""

from typing import Literal

from .state import MeterState

type GatewayState = Literal["ok", "importing", "waiting", "unreachable", "refused"]

GATEWAY_STATES: tuple[GatewayState, ...] = ("ok", "importing", "waiting", "unreachable", "refused")


def gateway_state(state: MeterState) -> GatewayState:
    """Return the word: `waiting` passes by itself, `refused` does not."""
    problem = state.problem
    if problem is None:
        # The next reading is planned once this one has ended.
        return "importing" if state.progress is not None or state.next_reading is None else "ok"
    if problem.code == "unreachable":
        return "unreachable"
    return "waiting" if problem.retryable else "refused"
