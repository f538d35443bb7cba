"""What a register of a meter is priced as: from Enedis's codes to the names that the options use."""

import re

from ..claims import Direction

BASE = "base"
INJECTION = "injection"
COLOURS = ("blue", "white", "red")
HALVES = ("off_peak", "peak")
REGISTERS = (
    BASE,
    "peak",
    "off_peak",
    *(f"tempo_{colour}_{half}" for colour in COLOURS for half in HALVES),
    INJECTION,
)

_COLOUR_OF_LETTER = {"B": "blue", "W": "white", "R": "red"}
_TEMPO = re.compile(r"H([PC])J?([BWR])")
_TEMPO_WORDS = re.compile(r"HEURES (PLEINES|CREUSES).*(BLEU|BLANC|ROUGE)")
_COLOUR_OF_WORD = {"BLEU": "blue", "BLANC": "white", "ROUGE": "red"}


def register_name(direction: Direction, register: str, label: str | None, *, supplier: bool) -> str | None:
    """Return the name of a register in the options; `None`: a tariff that we do not know, priced as `base` or not at all."""
    if direction == "production":
        return INJECTION
    code = register.strip().upper()
    words = (label or "").strip().upper()
    if code == "BASE":
        return BASE
    if code in ("HP", "HC"):
        return "peak" if code == "HP" else "off_peak"
    # HPB and HCB are Tempo's only in a supplier's calendar; in the distributor's, B is the low season.
    if supplier and (match := _TEMPO.fullmatch(code)):
        return f"tempo_{_COLOUR_OF_LETTER[match[2]]}_{'peak' if match[1] == 'P' else 'off_peak'}"
    if supplier and (match := _TEMPO_WORDS.search(words)):
        return f"tempo_{_COLOUR_OF_WORD[match[2]]}_{'peak' if match[1] == 'PLEINES' else 'off_peak'}"
    return None


def half_of(name: str) -> str | None:
    """Return `peak` or `off_peak`; `None` for a register that is neither."""
    return "off_peak" if name.endswith("off_peak") else "peak" if name.endswith("peak") else None


def colour_of(name: str) -> str | None:
    """Return the colour of a register of Tempo."""
    return name.split("_")[1] if name.startswith("tempo_") else None
