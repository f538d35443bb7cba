"""What every test that runs Home Assistant needs."""

import logging

import pytest


@pytest.fixture(autouse=True)
def quiet_database() -> None:
    """Log no statement of SQL: an import makes tens of thousands."""
    logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)
