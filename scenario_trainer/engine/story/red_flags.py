"""Critical red flags: conduct that caps a score whatever else was done well."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A critical failure: the competencies it holds at level 1 and the most the total may be."""

    competencies: tuple[str, ...]
    total: int


# competencies.md section 5: the conduct condemned in case law, never lifted by repair
RED_FLAGS: Mapping[str, RedFlag] = {
    "RF1": RedFlag(("DIG",), 49),
    "RF2": RedFlag(("DIG", "COM"), 39),
    "RF3": RedFlag(("LAW",), 49),
    "RF4": RedFlag(("COM",), 49),
    "RF5": RedFlag(("DIG",), 39),
    "RF6": RedFlag(("SAF",), 39),
    "RF7": RedFlag(("SAF",), 49),
    "RF8": RedFlag(("LAW", "REF"), 49),
    "RF9": RedFlag(("EVI",), 49),
    "RF10": RedFlag(("SLF",), 49),
    "RF11": RedFlag(("COM", "LAW"), 39),
    "RF12": RedFlag(("SAF", "LAW"), 49),
}
