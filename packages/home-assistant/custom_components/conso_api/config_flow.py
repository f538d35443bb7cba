"""Config flow: the address of a gateway, a token by pairing or by hand, then which meters and what to call them."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlowResult,
)
from homeassistant.const import CONF_NAME, CONF_URL
from homeassistant.core import callback

from .claims import Claim
from .connecting import check_tokens
from .const import CONF_ENERGY_PAGE, CONF_KEY, CONF_METERS, CONF_PRM, CONF_TOKENS, DOMAIN
from .history.ids import meter_key
from .meter_form import meters_of_other_entries, meters_schema, name_schema, shown
from .options_flow import ConsoOptionsFlow
from .problem import ApiProblem
from .token_steps import WAYS, TokenSteps


class ConsoConfigFlow(TokenSteps, domain=DOMAIN):
    """Sets an entry up, renews its tokens, or changes its gateway and meters."""

    VERSION = 1

    def __init__(self) -> None:
        """Begin with nothing known."""
        super().__init__()
        self._chosen: list[Claim] = []
        self._meters: list[dict[str, str]] = []
        self._shows_energy_page = False

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> ConsoOptionsFlow:
        """Return the flow of prices."""
        return ConsoOptionsFlow()

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the address of the gateway."""
        return await self._ask_url("user", user_input, {})

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change the gateway, or add a meter."""
        entry = self._get_reconfigure_entry()
        return await self._ask_url("reconfigure", user_input, {CONF_URL: entry.data[CONF_URL]})

    async def async_step_connect(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Choose where the token comes from."""
        keeps = self.source == SOURCE_RECONFIGURE and await self._knows_our_tokens()
        return self.async_show_menu(step_id="connect", menu_options=[*(["keep"] if keeps else []), *WAYS])

    async def _knows_our_tokens(self) -> bool:
        try:
            await check_tokens(self._api, tuple(self._get_reconfigure_entry().data[CONF_TOKENS]))
        except ApiProblem:
            return False
        return True

    async def async_step_keep(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change the address and no token."""
        entry = self._get_reconfigure_entry()
        return self.async_update_reload_and_abort(entry, data_updates={CONF_URL: self._url})

    async def async_step_reauth(self, entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Ask for another token: the gateway refused the one in use."""
        self._url = entry_data[CONF_URL]
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Choose where the other token comes from."""
        return self.async_show_menu(step_id="reauth_confirm", menu_options=WAYS)

    @override
    async def _go_on(self) -> ConfigFlowResult:
        if self.source == SOURCE_REAUTH:
            return await self._renew()
        taken = meters_of_other_entries(self.hass)
        free = [claim for claim in self._connected.meters if meter_key(claim.prm) not in taken]
        if self.source == SOURCE_RECONFIGURE and not free:
            return self._finish_reconfiguring()
        if not free:
            return self.async_abort(reason="already_configured")
        self._chosen = free
        return await self.async_step_meters()

    async def _renew(self) -> ConfigFlowResult:
        entry = self._get_reauth_entry()
        ours = {meter[CONF_PRM] for meter in entry.data[CONF_METERS]}
        if not ours & {claim.prm for claim in self._connected.meters}:
            return await self.async_step_other_meter()
        tokens = self._connected.with_older(tuple(entry.data[CONF_TOKENS])).tokens
        return self.async_update_reload_and_abort(entry, data_updates={CONF_TOKENS: list(tokens)})

    async def async_step_meters(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Choose which meters of the tokens to read, when there are several."""
        if len(self._chosen) == 1:
            return await self.async_step_name()
        errors: dict[str, str] = {}
        if user_input is not None:
            keys = user_input[CONF_METERS]
            if keys:
                self._chosen = [claim for claim in self._chosen if meter_key(claim.prm) in keys]
                return await self.async_step_name()
            errors[CONF_METERS] = "no_meter"
        return self.async_show_form(step_id="meters", data_schema=meters_schema(self._chosen), errors=errors)

    async def async_step_name(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Name one meter after the other."""
        if user_input is not None:
            claim = self._chosen[len(self._meters)]
            name = user_input[CONF_NAME].strip() or shown(claim)
            self._meters.append({CONF_PRM: claim.prm, CONF_NAME: name, CONF_KEY: meter_key(claim.prm)})
            self._shows_energy_page = user_input.get(CONF_ENERGY_PAGE, self._shows_energy_page)
        if len(self._meters) == len(self._chosen):
            return await self._finish()
        claim = self._chosen[len(self._meters)]
        is_last = len(self._meters) + 1 == len(self._chosen)
        return self.async_show_form(
            step_id="name",
            data_schema=name_schema(claim, asks_energy_page=is_last and self.source != SOURCE_RECONFIGURE),
            description_placeholders={"meter": shown(claim)},
            last_step=is_last,
        )

    async def _finish(self) -> ConfigFlowResult:
        if self.source == SOURCE_RECONFIGURE:
            return self._finish_reconfiguring()
        await self.async_set_unique_id(self._meters[0][CONF_KEY])
        self._abort_if_unique_id_configured()
        return self.async_create_entry(
            title=", ".join(meter[CONF_NAME] for meter in self._meters),
            # Its words lead to the page: one click, not two.
            description="energy_page" if self._shows_energy_page else None,
            data={
                CONF_URL: self._url,
                CONF_TOKENS: list(self._connected.tokens),
                CONF_METERS: self._meters,
                CONF_ENERGY_PAGE: self._shows_energy_page,
            },
        )

    def _finish_reconfiguring(self) -> ConfigFlowResult:
        entry = self._get_reconfigure_entry()
        tokens = self._connected.with_older(tuple(entry.data[CONF_TOKENS])).tokens
        updates = {
            CONF_URL: self._url,
            CONF_TOKENS: list(tokens),
            CONF_METERS: [*entry.data[CONF_METERS], *self._meters],
        }
        return self.async_update_reload_and_abort(entry, data_updates=updates)
