"""Keeps what is known of one meter, and imports it at its own minute of the day."""

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed
from homeassistant.util.dt import utcnow

from .api import ConsoApi
from .const import DOMAIN
from .contract import Contract, access_of, contract_of
from .history.off_peak import times
from .history.paris import PARIS
from .locks import meter_lock
from .problem import ApiProblem
from .recording.importer import Imported, MeterImporter
from .state import Meter, MeterState

_LOGGER = logging.getLogger(__name__)

# Replaced where nobody wants to wait.
SLEEP = asyncio.sleep

# After a failure that names no time, and never sooner after anything else.
_LATER = timedelta(hours=1)
_SOONEST = timedelta(minutes=15)


class MeterCoordinator(DataUpdateCoordinator[MeterState]):
    """One meter of an entry: its contract and access on each refresh, its readings in the background."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any], api: ConsoApi, meter: Meter, token: str) -> None:
        super().__init__(hass, _LOGGER, config_entry=entry, name=f"{DOMAIN} {meter.key}")
        self.api = api
        self.meter = meter
        self.importer = MeterImporter(hass, api, token, meter, entry.options, self._show_progress, SLEEP)
        self._entry = entry
        self._token = token
        self._contract = Contract()
        self._slot = time(9, 30)
        self._is_first = True
        self._unschedule: CALLBACK_TYPE | None = None

    @property
    def importing(self) -> bool:
        """Whether an import, or a move of statistics, is under way."""
        return meter_lock(self.hass, self.meter.key).locked()

    async def _async_update_data(self) -> MeterState:
        """Read the contract and the access. Readings take long: an import brings them."""
        try:
            access = access_of(await self.api.me(self._token))
            self._contract = contract_of(await self.api.meters(self._token, self.meter.prm))
            self._slot = time.fromisoformat((await self.api.slot(self._token, self.meter.prm))["time"])
        except ApiProblem as problem:
            if problem.refuses_token:
                raise ConfigEntryAuthFailed(translation_domain=DOMAIN, translation_key="token_refused") from problem
            raise _failed(problem) from problem
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise _failed(ApiProblem("unexpected_answer", "The gateway answers what is not documented.")) from error
        state = self.data or _with_days(MeterState(), await self.importer.known())
        contract = self._contract
        return replace(
            state,
            roles=contract.roles,
            off_peak=None if contract.off_peak is None else times(contract.off_peak),
            subscribed_power_kva=contract.subscribed_power_kva,
            active_since=contract.active_since,
            token_ends=access.token_ends,
            consent_ends=access.consent_ends,
            problem=contract.silence or (state.problem if self.data else None),
        )

    @callback
    def async_begin(self) -> None:
        """Import now in the background, and then once a day until the entry is unloaded."""
        self._entry.async_create_background_task(self.hass, self._import_and_plan(), f"{self.name} import")

    @callback
    def async_end(self) -> None:
        """Plan nothing more."""
        if self._unschedule is not None:
            self._unschedule()
            self._unschedule = None

    async def async_import_now(self) -> Imported:
        """Import everything that is due, and say what failed."""
        async with meter_lock(self.hass, self.meter.key):
            today = utcnow().astimezone(PARIS).date()
            imported = await self.importer.run(self._contract, today, fills_holes=self._is_first)
            self._is_first = False
        state = _with_days(self.data, imported)
        power = await self._max_power()
        self.async_set_updated_data(
            replace(state, problem=self._contract.silence or imported.problem, progress=None, **power)
        )
        return imported

    async def async_look_again(self) -> None:
        """Read from the recorder what there is, after something moved in or out."""
        self.async_set_updated_data(_with_days(self.data, await self.importer.known()))

    async def _import_and_plan(self) -> None:
        self.async_end()
        wait: timedelta | None = _LATER
        try:
            if not self._is_first:
                await self.async_refresh()
            imported = await self.async_import_now()
            wait = None if imported.late is None else timedelta(seconds=imported.late)
        except ApiProblem as problem:
            _LOGGER.debug("import stopped: %s", problem.code)
            self.async_set_updated_data(replace(self.data, problem=problem, progress=None))
            if problem.refuses_token:
                self._entry.async_start_reauth(self.hass)
                return
            if problem.retry_after is not None:
                wait = timedelta(seconds=problem.retry_after)
        finally:
            self._plan(wait)

    def _plan(self, wait: timedelta | None) -> None:
        """Come back at the meter's own minute, or earlier when there is a reason."""
        now = utcnow()
        at = _next_slot(now, self._slot)
        if wait is not None:
            at = min(at, now + max(wait, _SOONEST))
        self.async_end()
        self._unschedule = async_track_point_in_utc_time(self.hass, self._due, at)
        if self.data is not None:
            self.async_set_updated_data(replace(self.data, next_reading=at))

    @callback
    def _due(self, _: datetime) -> None:
        self.async_begin()

    async def _max_power(self) -> dict[str, Any]:
        """Return the highest power of the newest day that has one; readings do not depend on it."""
        if "production" in self._contract.roles and "consumption" not in self._contract.roles:
            return {}
        try:
            body = await self.api.get("/api/v2/consumption/max_power", self._token, {"prm": self.meter.prm})
            last = body["points"][-1]
            at = last["reached_at"]
            return {
                "max_power_va": int(last["max_power_va"]),
                "max_power_at": None if at is None else datetime.fromisoformat(at),
            }
        except ApiProblem, KeyError, IndexError, TypeError, ValueError:
            return {}

    @callback
    def _show_progress(self, share: float, imported: Imported | None) -> None:
        state = self.data if imported is None else _with_days(self.data, imported)
        self.async_set_updated_data(replace(state, progress=share))


def _failed(problem: ApiProblem) -> UpdateFailed:
    return UpdateFailed(
        translation_domain=DOMAIN, translation_key="cannot_connect", translation_placeholders={"detail": str(problem)}
    )


def _with_days(state: MeterState, imported: Imported) -> MeterState:
    days = imported.days
    newest = max((one.day for one in days.values()), default=None)
    return replace(
        state,
        statistics=tuple(imported.statistics),
        energy={direction: one.energy for direction, one in days.items() if one.day == newest},
        last_day=newest,
    )


def _next_slot(now: datetime, slot: time) -> datetime:
    local = now.astimezone(PARIS)
    at = datetime.combine(local.date(), slot, PARIS)
    if at <= local:
        at = datetime.combine(local.date() + timedelta(days=1), slot, PARIS)
    return at.astimezone(UTC)
