"""The part of a config flow that ends with a token: the address of a gateway, then pairing or pasting."""

import asyncio
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, override

import probatio as vol
from homeassistant.config_entries import ConfigFlow, ConfigFlowResult
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import callback
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig, TextSelectorType

from .api import ConsoApi, gateway_origin
from .connecting import Connected, check_gateway, check_tokens, error_of, split_tokens
from .pairing import DeviceCode, PairingEndedError, begin_pairing, wait_for_token
from .problem import ApiProblem

WAYS = ["pair", "token"]
_URL = vol.Schema({vol.Required(CONF_URL): TextSelector(TextSelectorConfig(type=TextSelectorType.URL))})
_TOKEN = vol.Schema({vol.Required(CONF_TOKEN): TextSelector(TextSelectorConfig(multiline=True))})


class TokenSteps(ConfigFlow):
    """Steps that set-up, reauthentication and reconfiguration share."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._url = ""
        self._code: DeviceCode | None = None
        self._waiting: asyncio.Task[str] | None = None
        self._connected = Connected()

    @abstractmethod
    async def async_step_connect(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Choose where the token comes from."""

    @abstractmethod
    async def _go_on(self) -> ConfigFlowResult:
        """Go on with the tokens and meters in `_connected`."""

    @callback
    @override
    def async_remove(self) -> None:
        """Stop polling when the person closes the dialog."""
        if self._waiting is not None:
            self._waiting.cancel()

    @property
    def _api(self) -> ConsoApi:
        return ConsoApi(async_get_clientsession(self.hass), self._url, self.hass.config.language)

    async def _ask_url(
        self, step_id: str, user_input: dict[str, Any] | None, known: Mapping[str, Any]
    ) -> ConfigFlowResult:
        errors: dict[str, str] = {}
        if user_input is not None:
            url = gateway_origin(user_input[CONF_URL])
            if url is None:
                errors[CONF_URL] = "invalid_url"
            else:
                self._url = url
                try:
                    await check_gateway(self._api)
                except ApiProblem as problem:
                    errors[CONF_URL] = error_of(problem)
                else:
                    return await self.async_step_connect()
        schema = self.add_suggested_values_to_schema(_URL, user_input or known)
        return self.async_show_form(step_id=step_id, data_schema=schema, errors=errors)

    async def async_step_pair(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show a code and wait until its owner typed it on the gateway's page."""
        if self._waiting is None:
            try:
                self._code = await begin_pairing(self._api, f"Home Assistant ({self.hass.config.location_name})")
            except ApiProblem:
                return await self.async_step_pair_failed()
            self._waiting = self.hass.async_create_task(wait_for_token(self._api, self._code), "conso_api pairing")
        if self._waiting.done():
            return self.async_show_progress_done(next_step_id="paired")
        assert self._code is not None  # noqa: S101 a task has a code
        return self.async_show_progress(
            step_id="pair",
            progress_action="wait_for_person",
            description_placeholders={"code": self._code.user_code, "page": self._code.page},
            progress_task=self._waiting,
        )

    async def async_step_paired(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Take the token, or say why there is none."""
        waiting, self._waiting = self._waiting, None
        assert waiting is not None  # noqa: S101 only a task leads here
        try:
            self._connected = await check_tokens(self._api, (await waiting,))
        except PairingEndedError as ended:
            return await (self.async_step_declined() if ended.ending == "declined" else self.async_step_expired())
        except ApiProblem:
            return await self.async_step_pair_failed()
        return await self._go_on()

    async def async_step_declined(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Offer another try: the person said no."""
        return self.async_show_menu(step_id="declined", menu_options=WAYS)

    async def async_step_expired(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Offer another try: ten minutes have passed."""
        return self.async_show_menu(step_id="expired", menu_options=WAYS)

    async def async_step_pair_failed(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Offer another try: the gateway did not answer, or pairs no devices."""
        return self.async_show_menu(step_id="pair_failed", menu_options=WAYS)

    async def async_step_other_meter(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Offer another try: the token opens none of this entry's meters."""
        return self.async_show_menu(step_id="other_meter", menu_options=WAYS)

    async def async_step_token(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Take one token or several."""
        errors: dict[str, str] = {}
        if user_input is not None:
            tokens = split_tokens(user_input[CONF_TOKEN])
            try:
                if not tokens:
                    errors[CONF_TOKEN] = "invalid_auth"
                else:
                    self._connected = await check_tokens(self._api, tokens)
                    return await self._go_on()
            except ApiProblem as problem:
                errors[CONF_TOKEN] = error_of(problem)
        return self.async_show_form(step_id="token", data_schema=_TOKEN, errors=errors)
