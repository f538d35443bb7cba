"""From the gateway to Home Assistant's recorder."""
