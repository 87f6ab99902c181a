"""Accounts: signing in and out, one's own settings, and what an administrator does.

An administrator makes links, never passwords, and sees accounts, never what
somebody played. Every act on somebody's account is written to the audit, where
that person can read it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scenario_trainer.errors import InputError, NotAllowed
from scenario_trainer.records import audit, database, invitations, unsent
from scenario_trainer.records import people as people_kept
from scenario_trainer.records import sign_ins as sign_ins_kept
from scenario_trainer.records.audit import StoredEntry
from scenario_trainer.records.database import transaction
from scenario_trainer.records.invitations import StoredInvitation
from scenario_trainer.records.people import GRANTS, StoredPerson, StoredUnit
from scenario_trainer.records.sign_ins import SignedIn, StoredSignIn
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training import passwords, throttle
from scenario_trainer.training.unsent import LASTS

TIMERS = ("off", "100", "150", "200")
INVITATION_LASTS = timedelta(days=14)
RESET_LASTS = timedelta(hours=24)
SEEN_EVERY = timedelta(minutes=5)  # how exactly we know the last use
COMMAND_LINE = None  # who acts there is nobody in particular: the one who owns the machine
NAME = re.compile(r"[\w.@+-]{3,80}")


@dataclass(frozen=True, slots=True)
class InvitationView:
    """What a link is for, before it is used."""

    purpose: str  # invitation | reset
    grants: tuple[str, ...]
    unit: str | None
    name: str | None  # reset: the name they sign in with
    expires_at: datetime


# --- signing in and out -----------------------------------------------------


def sign_in(name: str, password: str, address: str, agent: str, device: str = "") -> str:
    """Sign in and return the token for the cookie; *device* is what `known_devices` gave the browser.

    Raises `InputError`: `sign_in_failed` whatever was wrong, `too_many` with the minutes to wait.
    """
    now = _now()
    throttle.count_try(name, address, device, now)
    known = people_kept.credentials(name)
    if not passwords.is_right(known.password_hash, password) or known.is_disabled:
        raise InputError("name or password", code="sign_in_failed")
    outdated = passwords.is_outdated(known.password_hash)
    anew = passwords.rehashed(password) if outdated else known.password_hash
    with transaction():
        throttle.forgive(name, address, device)
        if outdated:
            people_kept.update_person(known.person_id, password_hash=anew)
        sign_ins_kept.forget(known.person_id, now - database.settings().longest)
        unsent.forget_before(now - LASTS)
        return sign_ins_kept.start(known.person_id, agent, now)


def person_of(token: str) -> SignedIn | None:
    """Who comes with this token; None once the sign-in is over."""
    now, settings = _now(), database.settings()
    person = sign_ins_kept.person_of(token, now, settings.idle, settings.longest)
    if person and now - person.seen_at >= SEEN_EVERY:
        with transaction():
            sign_ins_kept.mark_seen(person.sign_in_id, now)
    return person


def sign_out(token: str) -> None:
    """End the sign-in of this token."""
    with transaction():
        sign_ins_kept.end_token(token, _now())


def sign_out_everywhere(person_id: int) -> None:
    """End all sign-ins of the person, this one too."""
    with transaction():
        sign_ins_kept.end_all(person_id, _now())


def sign_ins(person_id: int) -> tuple[StoredSignIn, ...]:
    """Where the person is signed in, the latest use first."""
    now, settings = _now(), database.settings()
    return sign_ins_kept.of_person(person_id, now - settings.idle, now - settings.longest)


def end_sign_in(person_id: int, sign_in_id: int) -> None:
    """End one of the person's own sign-ins."""
    with transaction():
        sign_ins_kept.end(person_id, sign_in_id, _now())


# --- one's own account ------------------------------------------------------


def change_password(person_id: int, old: str, new: str, keep_token: str = "") -> None:
    """Set a new password and end all sign-ins but that of *keep_token*.

    Raises `InputError` where the old password is wrong; guessing is as slow as at the sign-in.
    """
    person, now = people_kept.get(person_id), _now()
    throttle.count_change(person.public_id, now)
    if not passwords.is_right(people_kept.credentials_of(person_id).password_hash, old):
        raise InputError("the old password is wrong", code="password_wrong")
    with transaction():
        throttle.forgive_change(person.public_id)
    kept = passwords.hashed(new, person.name)
    with transaction():
        _set_password(person, kept, now, keep_token)
        _audit(person, "password_changed", person.public_id, now)


def set_language(person_id: int, language: str) -> None:
    """Choose the language of the pages."""
    if language not in LANGUAGES:
        raise InputError("no such language", code="unknown_language")
    with transaction():
        people_kept.update_person(person_id, language=language)


def set_timers(person_id: int, timers: str) -> None:
    """Choose how much time decisions with a timer give: off, or percent of the usual."""
    if timers not in TIMERS:
        raise InputError("no such time", code="unknown_timers")
    with transaction():
        people_kept.update_person(person_id, timers=timers)


def accept_privacy(person_id: int) -> None:
    """The person read the privacy notice."""
    with transaction():
        people_kept.update_person(person_id, privacy_accepted_at=_now())


def history(person_id: int) -> tuple[StoredEntry, ...]:
    """What was done to the person's account and by whom, newest first."""
    return audit.about(people_kept.get(person_id).public_id)


# --- links ------------------------------------------------------------------


def invite(by_id: int | None, grants: Iterable[str], unit_id: int | None = None) -> str:
    """Make an invitation and return the token of its link."""
    given, now = _known_grants(grants), _now()
    if unit_id is not None and unit_id not in {unit.id for unit in people_kept.units()}:
        raise InputError("no such unit", code="unknown_unit")
    with transaction():
        by = _administrator(by_id)
        _audit(by, "invited", "", now, grants=sorted(given), unit=unit_id)
        return invitations.invite(
            given, unit_id, made_by=by and by.id, now=now, expires_at=now + INVITATION_LASTS
        )


def invitation(token: str) -> InvitationView:
    """What an invitation offers; `NotAllowed` once it is used or too old."""
    return _view(_link(token, "invitation"))


def accept_invitation(token: str, name: str, display: str, password: str) -> int:
    """Make the account the invitation offers and return its id."""
    link, now = _link(token, "invitation"), _now()
    name, display = people_kept.fold(name), " ".join(display.split())
    if not NAME.fullmatch(name):
        raise InputError("the name does not fit", code="name_does_not_fit")
    if not 1 <= len(display) <= 120 or not display.isprintable():
        raise InputError("what to call them", code="display_does_not_fit")
    kept = passwords.hashed(password, name)
    with transaction():
        _use(link, now)
        person = people_kept.add(
            name, display, kept, grants=link.grants, unit_id=link.unit_id, now=now
        )
        _audit(person, "joined", person.public_id, now, grants=sorted(link.grants))
        return person.id


def reset_link(by_id: int | None, person_id: int) -> str:
    """Make a link for a new password and return its token; earlier ones stop working."""
    now = _now()
    with transaction():
        by, person = _administrator(by_id), people_kept.get(person_id)
        _audit(by, "reset_link_made", person.public_id, now)
        return invitations.reset(
            person_id, made_by=by and by.id, now=now, expires_at=now + RESET_LASTS
        )


def reset(token: str) -> InvitationView:
    """Whose password the link sets; `NotAllowed` once it is used or too old."""
    return _view(_link(token, "reset"))


def use_reset(token: str, password: str) -> None:
    """Set the new password, once, and end all sign-ins of that person."""
    link, now = _link(token, "reset"), _now()
    person = people_kept.get(link.person_id)
    kept = passwords.hashed(password, person.name)
    with transaction():
        _use(link, now)
        _set_password(person, kept, now)
        _audit(person, "password_reset", person.public_id, now)


# --- what an administrator does -----------------------------------------------


def people(by_id: int | None) -> tuple[StoredPerson, ...]:
    """All accounts, by name."""
    _administrator(by_id)
    return people_kept.everybody()


def disable(by_id: int | None, person_id: int) -> None:
    """Close an account and end its sign-ins; the last administrator stays."""
    now = _now()
    with transaction():
        by, person = _administrator(by_id), people_kept.get(person_id)
        _keep_an_administrator(without=person_id)
        people_kept.update_person(person_id, disabled_at=now)
        sign_ins_kept.end_all(person_id, now)
        _audit(by, "disabled", person.public_id, now)


def enable(by_id: int | None, person_id: int) -> None:
    """Open a closed account again."""
    with transaction():
        by, person = _administrator(by_id), people_kept.get(person_id)
        people_kept.update_person(person_id, disabled_at=None)
        _audit(by, "enabled", person.public_id, _now())


def set_grants(by_id: int | None, person_id: int, grants: Iterable[str]) -> None:
    """Say what a person may do; the last administrator stays one."""
    given = _known_grants(grants)
    with transaction():
        by, person = _administrator(by_id), people_kept.get(person_id)
        if "administrator" not in given:
            _keep_an_administrator(without=person_id)
        people_kept.set_grants(person_id, given)
        _audit(by, "granted", person.public_id, _now(), grants=sorted(given))


def units() -> tuple[StoredUnit, ...]:
    """All units, by region and name."""
    return people_kept.units()


def add_unit(by_id: int | None, name: str, region: str) -> StoredUnit:
    """Add a unit."""
    name, region = " ".join(name.split()), " ".join(region.split())
    fits = 1 <= len(name) <= 120 and 1 <= len(region) <= 80
    if not fits or not (name + region).isprintable():
        raise InputError("a unit has a name and a region", code="unit_does_not_fit")
    with transaction():
        _administrator(by_id)
        return people_kept.add_unit(name, region)


# --- private ------------------------------------------------------------------


def _administrator(by_id: int | None) -> StoredPerson | None:
    """Who acts, None for the command line; `NotAllowed` for everybody else."""
    if by_id is COMMAND_LINE:
        return None
    person = people_kept.get(by_id)
    if "administrator" not in person.grants or person.disabled_at is not None:
        raise NotAllowed("only an administrator does that")
    return person


def _keep_an_administrator(*, without: int) -> None:
    left = people_kept.administrators()
    if left == {without}:
        raise InputError("there would be no administrator", code="last_administrator")


def _known_grants(grants: Iterable[str]) -> frozenset[str]:
    given = frozenset(grants)
    if not given or not given <= set(GRANTS):
        raise InputError("no such grant", code="unknown_grant")
    return given


def _set_password(person: StoredPerson, kept: str, now: datetime, keep_token: str = "") -> None:
    people_kept.update_person(person.id, password_hash=kept)
    sign_ins_kept.end_all(person.id, now, but=keep_token)
    throttle.forgive_name(person.name)


def _link(token: str, purpose: str) -> StoredInvitation:
    link = invitations.of_token(token, purpose, _now())
    if link is None:
        raise NotAllowed("the link does not work any more", code="link_is_over")
    return link


def _use(link: StoredInvitation, now: datetime) -> None:
    if not invitations.use(link, now):
        raise NotAllowed("the link was used", code="link_is_over")


def _view(link: StoredInvitation) -> InvitationView:
    return InvitationView(link.purpose, link.grants, link.unit, link.person, link.expires_at)


def _audit(by: StoredPerson | None, act: str, whom: str, now: datetime, **details) -> None:
    audit.add(by.public_id if by else "command line", act, whom, now, **details)


def _now() -> datetime:
    return datetime.now(UTC)
