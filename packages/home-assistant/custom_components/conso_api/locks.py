"""One writer at a time for the statistics of a meter, whichever entry it belongs to."""

import asyncio
from collections import defaultdict

from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

_LOCKS: HassKey[defaultdict[str, asyncio.Lock]] = HassKey("conso_api_locks")


def meter_lock(hass: HomeAssistant, key: str) -> asyncio.Lock:
    """Return the lock of a meter's statistics. Imports and moves hold it."""
    return hass.data.setdefault(_LOCKS, defaultdict(asyncio.Lock))[key]
