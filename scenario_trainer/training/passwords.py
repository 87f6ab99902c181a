"""Passwords: kept as argon2id, checked in the same time whether there is an account or not."""

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from scenario_trainer.errors import InputError

LEAST, MOST = 10, 200

# 19 MiB and two passes each. Only two at a time, so that a class signing in
# together takes its turn instead of all the memory.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_AT_A_TIME = BoundedSemaphore(2)


def hashed(password: str, name: str) -> str:
    """What is kept of a new password; `InputError` where it is too easy to guess."""
    password = _plain(password)
    if len(password) < LEAST:
        raise InputError("the password is short", code="password_too_short", least=LEAST)
    if len(password) > MOST:
        raise InputError("the password is long", code="password_too_long", most=MOST)
    if name.casefold() in password.casefold() or len(set(password)) < 4:
        raise InputError("the password is easily guessed", code="password_too_easy")
    return rehashed(password)


def rehashed(password: str) -> str:
    """What is kept of a password that is known to be right."""
    with _AT_A_TIME:
        return _HASHER.hash(_plain(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether the password is the kept one; without one it takes as long and is wrong."""
    with _AT_A_TIME:
        try:
            _HASHER.verify(kept or _nobodys(), _plain(password)[: MOST + 1])
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether it was kept by older rules."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")


def _plain(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
