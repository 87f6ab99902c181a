"""Devices somebody has signed in on: each counts its own wrong passwords, so strangers cannot lock it out.

What the browser keeps is a number made at random and, for the last few people who signed in there,
a seal over that number and their name (a device cookie). It names nobody, nothing of it is stored
here, and nobody can make one for a name without that name's password. A stolen one gains its thief
a counter as slow as any other, and no way in.
"""

import re
import secrets
from hmac import compare_digest

from scenario_trainer.records import people
from scenario_trainer.training.seals import seal_of

MOST = 8  # people on one computer of a station
KEPT = re.compile(r"[0-9a-f]{32}(\.[0-9a-f]{32}){1,8}")


def remember(kept: str, name: str) -> str:
    """What the browser keeps once *name* has signed in on it."""
    number, *seals = kept.split(".") if KEPT.fullmatch(kept) else [secrets.token_hex(16)]
    own = _seal(number, name)
    return ".".join([number, own, *(seal for seal in seals if seal != own)][: MOST + 1])


def counter(kept: str, name: str) -> str | None:
    """What to count a try of *name* under on this device; None where they never signed in there."""
    number, *seals = kept.split(".") if KEPT.fullmatch(kept) else [""]
    own = _seal(number, name)
    known = any(compare_digest(own, seal) for seal in seals)
    return seal_of(f"tries {own}") if known else None


def _seal(number: str, name: str) -> str:
    return seal_of(f"device {number} {people.fold(name)}")[:32]  # it goes with every request
