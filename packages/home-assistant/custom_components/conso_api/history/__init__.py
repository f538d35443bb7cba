"""What to ask, what to write, what to repair: arithmetic without Home Assistant in it. Instants are seconds since the epoch."""
