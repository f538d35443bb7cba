"""What every test that runs Home Assistant needs."""

import logging
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def quiet_database() -> None:
    """Log no statement of SQL: an import makes tens of thousands."""
    logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)


@pytest.fixture(autouse=True)
def storage_in_memory(hass_storage: dict[str, Any]) -> None:
    """Keep `.storage` in memory: files would be seen by the next test."""
