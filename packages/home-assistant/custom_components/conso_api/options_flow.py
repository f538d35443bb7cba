"""Options: what a kWh costs by register, or which entity says so, and how far back days are read again."""

from collections.abc import Iterable
from typing import Any

import probatio as vol
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlowWithReload
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
)

from .const import (
    CONF_DAYS_READ_AGAIN,
    CONF_STANDING_CHARGE,
    DEFAULT_DAYS_READ_AGAIN,
    PRICE_ENTITY_PREFIX,
    PRICE_PREFIX,
)
from .history.register_names import BASE, INJECTION, REGISTERS

SECTION_ENTITIES = "entities"
_MOST_DAYS = 365


def _euros(unit: str) -> NumberSelector:
    return NumberSelector(
        NumberSelectorConfig(min=0, max=100, step="any", mode=NumberSelectorMode.BOX, unit_of_measurement=unit)
    )


_DAYS = NumberSelector(
    NumberSelectorConfig(min=1, max=_MOST_DAYS, step=1, mode=NumberSelectorMode.BOX, unit_of_measurement="d")
)
_ENTITY = EntitySelector(EntitySelectorConfig(domain=["input_number", "number", "sensor"]))


def _schema(registers: Iterable[str]) -> vol.Schema:
    prices = {vol.Optional(PRICE_PREFIX + register): _euros("€/kWh") for register in registers}
    entities = {vol.Optional(PRICE_ENTITY_PREFIX + register): _ENTITY for register in registers}
    return vol.Schema(
        {
            **prices,
            vol.Optional(CONF_STANDING_CHARGE): _euros("€/d"),
            vol.Required(CONF_DAYS_READ_AGAIN, default=DEFAULT_DAYS_READ_AGAIN): _DAYS,
            vol.Required(SECTION_ENTITIES): section(vol.Schema(entities), {"collapsed": True}),
        }
    )


class ConsoOptionsFlow(OptionsFlowWithReload):
    """One form. A price that is left empty is none, and a statistic without a price has no cost."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the prices of the registers that the meters have."""
        if user_input is not None:
            entities = user_input.pop(SECTION_ENTITIES, {})
            days = int(user_input.pop(CONF_DAYS_READ_AGAIN))
            return self.async_create_entry(data={**user_input, **entities, CONF_DAYS_READ_AGAIN: days})
        options = self.config_entry.options
        known = {**options, SECTION_ENTITIES: options}
        return self.async_show_form(
            step_id="init", data_schema=self.add_suggested_values_to_schema(_schema(self._registers()), known)
        )

    def _registers(self) -> list[str]:
        """Return the registers of the meters, those that have a price already, and all while nothing was read."""
        named = {
            register
            for register in REGISTERS
            if self.config_entry.options.keys() & {PRICE_PREFIX + register, PRICE_ENTITY_PREFIX + register}
        }
        seen = self._seen()
        if not seen:
            return list(REGISTERS)
        return [register for register in REGISTERS if register in named | seen | {BASE}]

    def _seen(self) -> set[str]:
        if self.config_entry.state is not ConfigEntryState.LOADED:
            return set()
        statistics = [
            statistic
            for coordinator in self.config_entry.runtime_data.meters.values()
            for statistic in coordinator.data.statistics
        ]
        return {
            INJECTION if statistic.direction == "production" else statistic.register or BASE for statistic in statistics
        }
