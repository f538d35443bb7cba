"""Names that the integration shares with its entry, its options and its users."""

from typing import Final

from homeassistant.const import Platform

from .history import register_names

REGISTERS: Final = register_names.REGISTERS

DOMAIN: Final = "conso_api"
PLATFORMS: Final = (Platform.BINARY_SENSOR, Platform.SENSOR)

CONF_TOKENS: Final = "tokens"
CONF_METERS: Final = "meters"
CONF_PRM: Final = "prm"
CONF_KEY: Final = "key"

CONF_ENERGY_PAGE: Final = "energy_page"
CONF_DAYS_READ_AGAIN: Final = "days_read_again"
CONF_STANDING_CHARGE: Final = "standing_charge"
DEFAULT_DAYS_READ_AGAIN: Final = 30

# In front of the name of a register: euros for a kWh, or the entity that says it.
PRICE_PREFIX: Final = "price_"
PRICE_ENTITY_PREFIX: Final = "price_entity_"

SERVICE_ADOPT: Final = "adopt_statistics"
SERVICE_RESTORE: Final = "restore_statistics"
