"""The demonstration academy: invented towns and people to look around with.

It loads only into an empty database that only this machine can reach, because
its passwords are printed. While it is there the program serves nobody else.
It comes without results: nobody in it has played anything.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from scenario_trainer.errors import NotReady
from scenario_trainer.records import database, invitations, people, sign_ins
from scenario_trainer.records.database import transaction
from scenario_trainer.records.people import StoredPerson
from scenario_trainer.training import passwords

MARK = "demo-"  # how the public ids of its people begin

UNITS = {
    "Komisariati Detkala": "Detkala",
    "Komisariati Gurmala": "Gurmala",
    "Komisariati Fushëlisi": "Fushëlisi",
}
PEOPLE = {  # name -> what they may do, and where
    "drita": (("administrator",), None),
    "ilir": (("trainer", "officer"), "Komisariati Detkala"),
    "mira": (("trainer", "author"), "Komisariati Gurmala"),
    "arben": (("officer",), "Komisariati Detkala"),
    "blerta": (("officer",), "Komisariati Detkala"),
    "genti": (("officer",), "Komisariati Gurmala"),
    "luana": (("officer",), "Komisariati Gurmala"),
    "sokol": (("officer",), "Komisariati Fushëlisi"),
    "teuta": (("officer",), "Komisariati Fushëlisi"),
}


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account to sign in with; the password is known only now."""

    name: str
    password: str
    grants: tuple[str, ...]
    unit: str | None


def load() -> tuple[DemoAccount, ...]:
    """Make the academy and return its accounts; `NotReady` where it may not be."""
    _refuse_others("The demonstration academy loads only")
    accounts = _accounts()
    kept = {account.name: passwords.rehashed(account.password) for account in accounts}
    with transaction():
        if not people.is_empty():
            raise NotReady("The demonstration academy loads only into an empty database.")
        units = {name: people.add_unit(name, region).id for name, region in UNITS.items()}
        for account in accounts:
            _add(account, kept[account.name], units)
    return accounts


def new_passwords() -> tuple[DemoAccount, ...]:
    """Set new passwords, to print them again, and end the academy's sign-ins."""
    _refuse_others("The demonstration academy is loaded, so the program runs only")
    accounts = _accounts()
    kept = {account.name: passwords.rehashed(account.password) for account in accounts}
    there = {person.name: person for person in _demo_people()}
    with transaction():
        for name in there.keys() & kept.keys():
            people.update_person(there[name].id, password_hash=kept[name])
            sign_ins.end_all(there[name].id, datetime.now(UTC))
    return tuple(account for account in accounts if account.name in there)


def is_loaded() -> bool:
    """Whether somebody of the academy is in the database."""
    return people.has_public_id(MARK)


def check() -> None:
    """Refuse to serve others while the academy is there; `NotReady` says what to do."""
    if is_loaded():
        _refuse_others("The demonstration academy is loaded, so the program runs only")


def remove() -> None:
    """Delete the academy with all that was done in it."""
    with transaction():
        for person in _demo_people():
            invitations.remove_made_by(person.id)
            people.remove_person(person.id)
        for unit in people.units():
            if UNITS.get(unit.name) == unit.region:
                invitations.remove_of_unit(unit.id)
                people.remove_unit(unit.id)


def _refuse_others(sentence: str) -> None:
    settings = database.settings()
    if not settings.is_local:
        raise NotReady(
            f"{sentence} on this machine alone: set TRAINER_HOST to 127.0.0.1 and unset "
            "TRAINER_ADDRESS and TRAINER_PROXIES, or run trainer demo remove."
        )


def _accounts() -> tuple[DemoAccount, ...]:
    return tuple(
        DemoAccount(name, _password(), grants, unit) for name, (grants, unit) in PEOPLE.items()
    )


def _add(account: DemoAccount, kept: str, units: Mapping[str, int]) -> None:
    people.add(
        account.name,
        account.name.capitalize(),
        kept,
        grants=account.grants,
        unit_id=units.get(account.unit),
        now=datetime.now(UTC),
        public_id=MARK + secrets.token_urlsafe(12),
    )


def _demo_people() -> tuple[StoredPerson, ...]:
    return tuple(each for each in people.everybody() if each.public_id.startswith(MARK))


def _password() -> str:
    """Four random words that are no words: easy to read out and to type, 50 bits."""
    return "-".join(_syllable() + _syllable() for _ in range(4))


def _syllable() -> str:
    return secrets.choice("bdfgjklmnprstvxz") + secrets.choice("aeiou")
