"""Guessing passwords gets slower: by name, and by the address it comes from.

The wait doubles with every failure and is the same for names that do not
exist. A try is counted before it is checked, so a hundred at once are a hundred.
An address is given more, since a whole class sits behind one. A device on which
that person has signed in before counts for itself, and so does changing the
password while signed in: what strangers do at the door keeps nobody out there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from scenario_trainer.errors import InputError
from scenario_trainer.records import people, sign_in_tries
from scenario_trainer.records.database import transaction
from scenario_trainer.records.sign_in_tries import Tries
from scenario_trainer.training import known_devices
from scenario_trainer.training.seals import seal_of

MINUTE = timedelta(minutes=1)
LONGEST = 15 * MINUTE


@dataclass(frozen=True, slots=True)
class Limit:
    """How many failures are free before the wait begins."""

    free: int

    def wait(self, tries: Tries, now: datetime) -> timedelta:
        """How long until the next try is heard; nothing or less is now."""
        over = tries.failures - self.free
        if over < 0:
            return timedelta(0)
        return tries.last_at + min(MINUTE * 2 ** min(over, 10), LONGEST) - now


OF_NAME, OF_ADDRESS = Limit(free=5), Limit(free=60)


def count_try(name: str, address: str, device: str, now: datetime) -> None:
    """Count a try to sign in, or raise `InputError` with the minutes to wait."""
    known = known_devices.counter(device, name)
    if known:
        _count({known: OF_NAME}, now)
    else:
        _count({_of_name(name): OF_NAME, _of_address(address): OF_ADDRESS}, now)


def forgive(name: str, address: str, device: str) -> None:
    """The try was right: a known device starts anew, else the name, and its address has one less."""
    known = known_devices.counter(device, name)
    if known:
        sign_in_tries.clear(known)
    else:
        sign_in_tries.clear(_of_name(name))
        sign_in_tries.take_back(_of_address(address))


def forgive_name(name: str) -> None:
    """The name starts anew; the person has a new password."""
    sign_in_tries.clear(_of_name(name))


def count_change(public_id: str, now: datetime) -> None:
    """Count a try to change one's password, or raise `InputError` with the minutes to wait."""
    _count({_of_change(public_id): OF_NAME}, now)


def forgive_change(public_id: str) -> None:
    """The present password was right."""
    sign_in_tries.clear(_of_change(public_id))


def _count(limits: Mapping[str, Limit], now: datetime) -> None:
    with transaction():
        known = sign_in_tries.of_marks(list(limits), now)
        wait = max(limits[mark].wait(tries, now) for mark, tries in known.items())
        if wait > timedelta(0):
            raise InputError("too many tries", code="too_many", minutes=-(-wait // MINUTE))
        sign_in_tries.count(list(limits), now)


def _of_name(name: str) -> str:
    return seal_of(f"name {people.fold(name)}")


def _of_address(address: str) -> str:
    return seal_of(f"address {_neighbourhood(address)}")


def _of_change(public_id: str) -> str:
    return seal_of(f"password of {public_id}")


def _neighbourhood(address: str) -> str:
    """An IPv6 customer has a whole network of addresses; it counts as one."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return str(ip_network((known, 64), strict=False))
    return str(getattr(known, "ipv4_mapped", None) or known)
