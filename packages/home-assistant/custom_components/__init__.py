"""Where Home Assistant finds integrations that are not part of it."""
