"""Forms about meters. A number is shown by its last four digits: a picture of a form goes around."""

from typing import Any

import probatio as vol
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
)

from .claims import Claim
from .const import CONF_ENERGY_PAGE, CONF_KEY, CONF_METERS, DOMAIN
from .history.ids import meter_key


def shown(claim: Claim) -> str:
    """Return how a meter is called before it has a name."""
    return f"Linky {claim.prm[-4:]}"


def meters_of_other_entries(hass: HomeAssistant) -> set[str]:
    """Return the keys of all meters that some entry reads."""
    entries = hass.config_entries.async_entries(DOMAIN)
    return {meter[CONF_KEY] for entry in entries for meter in entry.data[CONF_METERS]}


def meters_schema(claims: list[Claim]) -> vol.Schema:
    """Return the choice among several meters, all of them chosen."""
    options = [SelectOptionDict(value=meter_key(claim.prm), label=shown(claim)) for claim in claims]
    selector = SelectSelector(SelectSelectorConfig(options=options, multiple=True))
    every = [option["value"] for option in options]
    return vol.Schema({vol.Required(CONF_METERS, default=every): selector})


def name_schema(claim: Claim, *, asks_energy_page: bool) -> vol.Schema:
    """Return the form that names one meter."""
    fields: dict[Any, Any] = {vol.Required(CONF_NAME, default=shown(claim)): TextSelector()}
    if asks_energy_page:
        fields[vol.Required(CONF_ENERGY_PAGE, default=True)] = BooleanSelector()
    return vol.Schema(fields)
