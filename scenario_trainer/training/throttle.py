"""Guessing passwords gets slower: by name, and by the address it comes from.

The wait doubles with every failure and is the same for names that do not
exist. A try is counted before it is checked, so a hundred at once are a hundred.
An address is given more, since a whole class sits behind one.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from scenario_trainer.errors import InputError
from scenario_trainer.records import database, people, sign_in_tries
from scenario_trainer.records.database import transaction
from scenario_trainer.records.sign_in_tries import Tries

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


def count_try(name: str, address: str, now: datetime) -> None:
    """Count a try, or raise `InputError` with the minutes to wait."""
    limits = {_of_name(name): OF_NAME, _of_address(address): OF_ADDRESS}
    with transaction():
        known = sign_in_tries.of_marks(list(limits), now)
        wait = max(limits[mark].wait(tries, now) for mark, tries in known.items())
        if wait > timedelta(0):
            raise InputError("too many tries", code="too_many", minutes=-(-wait // MINUTE))
        sign_in_tries.count(list(limits), now)


def forgive(name: str, address: str) -> None:
    """The try was right: the name starts anew, the address has one failure less."""
    sign_in_tries.clear(_of_name(name))
    sign_in_tries.take_back(_of_address(address))


def forgive_name(name: str) -> None:
    """The name starts anew; the person has a new password."""
    sign_in_tries.clear(_of_name(name))


def _of_name(name: str) -> str:
    return _mark(f"name {people.fold(name)}")


def _of_address(address: str) -> str:
    return _mark(f"address {_neighbourhood(address)}")


def _neighbourhood(address: str) -> str:
    """An IPv6 customer has a whole network of addresses; it counts as one."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return str(ip_network((known, 64), strict=False))
    return str(getattr(known, "ipv4_mapped", None) or known)


def _mark(said: str) -> str:
    key = database.settings().secret_key.encode()
    return hmac.new(key, said.encode("utf-8", "replace"), "sha256").hexdigest()
