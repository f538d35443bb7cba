"""What happens when a person presses the button of a repair."""

from typing import Any

import probatio as vol
from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow, RepairsFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from .adopt import Candidate, async_adopt, async_find, async_preview
from .energy_page import async_show
from .issues import ADOPT, CONSENT_ENDS, ENERGY_PAGE
from .removal import REMOVED, async_clear_statistics
from .runtime import ConsoConfigEntry


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the flow of a repair of ours; the issue says which meter of which entry."""
    words = {name: str(value) for name, value in (data or {}).items()}
    if issue_id.startswith(REMOVED):
        return RemovedFlow(words["ids"].split(","))
    entry: ConsoConfigEntry | None = hass.config_entries.async_get_entry(words.get("entry_id", ""))
    if entry is None:
        return ConfirmRepairFlow()
    if issue_id.startswith(ENERGY_PAGE):
        return EnergyPageFlow(entry, words["key"])
    if issue_id.startswith(ADOPT):
        return AdoptFlow(entry, words["key"])
    if issue_id.startswith(CONSENT_ENDS):
        return ConsentFlow(entry)
    return ConfirmRepairFlow()


class EnergyPageFlow(RepairsFlow):
    """One click: the statistics of a meter stand on the energy page."""

    def __init__(self, entry: ConsoConfigEntry, key: str) -> None:
        """Take the meter."""
        self._entry = entry
        self._key = key

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Begin with the one step."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Add the sources that are missing."""
        meter = self._entry.runtime_data.meters[self._key]
        if user_input is None:
            names = "\n".join(f"- {each.name}" for each in meter.data.statistics)
            return _confirm(self, {"meter": meter.meter.name, "statistics": names})
        await async_show(self.hass, meter.data.statistics)
        return self.async_create_entry(data={})


class ConsentFlow(RepairsFlow):
    """One click: Home Assistant asks for a new pairing."""

    def __init__(self, entry: ConsoConfigEntry) -> None:
        """Take the entry whose token ends."""
        self._entry = entry

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Begin with the one step."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Start the reauthentication."""
        if user_input is None:
            return _confirm(self, {"entry": self._entry.title})
        self._entry.async_start_reauth(self.hass)
        return self.async_create_entry(data={})


class AdoptFlow(RepairsFlow):
    """Shows what another integration left, series by series, and takes it over."""

    def __init__(self, entry: ConsoConfigEntry, key: str) -> None:
        """Take the meter."""
        self._entry = entry
        self._meter = entry.runtime_data.meters[key].meter
        self._candidates: list[Candidate] = []

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Look what there is."""
        self._candidates = await async_find(self.hass, self._entry, self._meter)
        if not self._candidates:
            return self.async_abort(reason="nothing_to_adopt")
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Show the preview; take over what it shows."""
        try:
            if user_input is None:
                return _confirm(self, {"meter": self._meter.name, "series": await self._preview()})
            for each in self._candidates:
                await async_adopt(self.hass, self._meter, each.from_id)
        except HomeAssistantError:
            return self.async_abort(reason="cannot_adopt")
        return self.async_create_entry(data={})

    async def _preview(self) -> str:
        lines = []
        for each in self._candidates:
            seen = await async_preview(self.hass, self._meter, each.from_id)
            # The number of the meter stands in these ids.
            source = each.from_id.replace(self._meter.prm, f"…{self._meter.prm[-4:]}")
            lines.append(f"- {source}: {seen.days} d, {seen.kwh:.0f} kWh (+ {seen.overlap_days} d)")
        return "\n".join(lines)


class RemovedFlow(RepairsFlow):
    """Asks what becomes of the statistics of an entry that is gone."""

    def __init__(self, ids: list[str]) -> None:
        """Take the statistics, with their costs."""
        self._ids = ids

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Offer both."""
        return self.async_show_menu(
            step_id="init", menu_options=["keep", "delete"], description_placeholders={"count": str(len(self._ids))}
        )

    async def async_step_keep(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Leave them: another gateway for the same meter goes on with them."""
        return self.async_create_entry(data={})

    async def async_step_delete(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Delete them, and their past with them."""
        await async_clear_statistics(self.hass, self._ids)
        return self.async_create_entry(data={})


def _confirm(flow: RepairsFlow, placeholders: dict[str, str]) -> RepairsFlowResult:
    return flow.async_show_form(step_id="confirm", data_schema=vol.Schema({}), description_placeholders=placeholders)
