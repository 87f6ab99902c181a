"""Guessing gets slower, by name and by address, and tells nothing about who exists."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from scenario_trainer.errors import InputError
from scenario_trainer.records import database, sign_in_tries
from scenario_trainer.records.database import transaction
from scenario_trainer.records.tables import SignInTry
from scenario_trainer.training import accounts, known_devices, passwords, throttle
from tests.stored import NOON, PASSWORD, a_person
from tests.training.aging import passes

pytestmark = pytest.mark.usefixtures("opened")


def refusal(name, password="wrong", address="10.0.0.1", device=""):
    """Why signing in is refused: a code and the minutes to wait."""
    with pytest.raises(InputError) as refused:
        accounts.sign_in(name, password, address, "", device)
    return refused.value.code, refused.value.details.get("minutes")


def test_after_five_wrong_passwords_the_right_one_has_to_wait():
    officer = a_person()

    wrong = [refusal(officer.name)[0] for _ in range(5)]

    assert wrong == ["sign_in_failed"] * 5
    assert refusal(officer.name, PASSWORD) == ("too_many", 1)
    passes(timedelta(minutes=1))
    assert accounts.sign_in(officer.name, PASSWORD, "10.0.0.1", "")


def test_the_wait_doubles_up_to_a_quarter_of_an_hour():
    officer, waits = a_person(), []
    for _ in range(5):
        refusal(officer.name)

    for _ in range(6):
        _code, minutes = refusal(officer.name)
        waits.append(minutes)
        passes(timedelta(minutes=minutes))
        assert refusal(officer.name) == ("sign_in_failed", None)

    assert waits == [1, 2, 4, 8, 15, 15]


def test_a_name_that_does_not_exist_is_answered_alike():
    officer = a_person()

    known = [refusal(officer.name) for _ in range(7)]
    unknown = [refusal("nobody", address="10.0.0.2") for _ in range(7)]

    assert known == unknown


@pytest.mark.usefixtures("dear_hashes")
def test_a_name_that_does_not_exist_takes_as_long():
    officer = a_person()
    refusal("warm up")

    known = min(_work(refusal, officer.name) for _ in range(4))
    unknown = min(_work(refusal, f"nobody{number}") for number in range(4))

    assert unknown > known / 2


@pytest.mark.both_databases
def test_many_names_from_one_address_have_to_wait_together(monkeypatch):
    monkeypatch.setattr(throttle, "OF_ADDRESS", throttle.Limit(free=6))
    officer = a_person()

    for number in range(6):
        assert refusal(f"nobody{number}")[0] == "sign_in_failed"

    assert refusal(officer.name, PASSWORD) == ("too_many", 1)
    assert accounts.sign_in(officer.name, PASSWORD, "10.9.9.9", "")


def test_an_ipv6_network_counts_as_one_address(monkeypatch):
    monkeypatch.setattr(throttle, "OF_ADDRESS", throttle.Limit(free=2))

    refusal("nobody1", address="2001:db8::1")
    refusal("nobody2", address="2001:db8::2")

    assert refusal("nobody3", address="2001:db8::3")[0] == "too_many"
    assert refusal("nobody4", address="2001:db8:0:1::3")[0] == "sign_in_failed"


def test_a_class_signing_in_from_one_address_never_waits(monkeypatch):
    monkeypatch.setattr(throttle, "OF_ADDRESS", throttle.Limit(free=2))

    for officer in [a_person() for _ in range(5)]:
        assert accounts.sign_in(officer.name, PASSWORD, "10.0.0.1", "")


@pytest.mark.both_databases
def test_signing_in_starts_the_name_anew():
    officer = a_person()
    for _ in range(4):
        refusal(officer.name)

    accounts.sign_in(officer.name, PASSWORD, "10.0.0.1", "")

    assert [refusal(officer.name)[0] for _ in range(5)] == ["sign_in_failed"] * 5


@pytest.mark.both_databases
def test_tries_at_the_same_moment_are_all_counted(opened):
    def guess(_):
        with opened.app_context():
            return refusal("teuta")[0]

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(guess, range(10)))

    assert answers.count("sign_in_failed") == 5


def test_a_day_later_all_is_forgotten():
    for _ in range(6):
        refusal("teuta")

    passes(timedelta(days=1))

    assert [refusal("teuta")[0] for _ in range(5)] == ["sign_in_failed"] * 5


def test_neither_names_nor_addresses_are_kept():
    refusal("teuta", address="10.77.0.1")

    kept = str(database.rows(select(SignInTry.__table__)))

    assert "teuta" not in kept
    assert "10.77" not in kept


@pytest.mark.both_databases
def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(sign_in_tries, "MOST_MARKS", 10)

    for number in range(30):
        with transaction():
            sign_in_tries.of_marks([f"mark{number}"], NOON + timedelta(seconds=number))

    kept = [row.mark for row in database.rows(select(SignInTry.mark))]
    assert len(kept) <= 11
    assert "mark29" in kept and "mark0" not in kept


@pytest.mark.both_databases
def test_the_old_is_tidied_away_with_the_next_try():
    refusal("nobody1")
    passes(timedelta(days=2))

    refusal("nobody2", address="10.0.0.2")

    assert database.row(select(func.count()).select_from(SignInTry))[0] == 2


@pytest.mark.both_databases
def test_an_outdated_password_is_kept_anew(monkeypatch):
    officer = a_person()
    before = database.row(select(accounts.people_kept.Person.password_hash))
    stronger = passwords.PasswordHasher(time_cost=3, memory_cost=19 * 1024, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", stronger)

    accounts.sign_in(officer.name, PASSWORD, "10.0.0.1", "")

    after = accounts.people_kept.credentials(officer.name).password_hash
    assert before.password_hash != after and "t=3" in after


@pytest.mark.both_databases
def test_strangers_cannot_lock_out_a_device_one_has_signed_in_on():
    officer = a_person()
    device = known_devices.remember("", officer.name)
    for _ in range(8):
        refusal(officer.name)

    assert refusal(officer.name, PASSWORD)[0] == "too_many"
    assert accounts.sign_in(officer.name, PASSWORD, "10.0.0.1", "", device)


def test_strangers_behind_the_same_address_cannot_either(monkeypatch):
    monkeypatch.setattr(throttle, "OF_ADDRESS", throttle.Limit(free=3))
    officer = a_person()
    for number in range(4):
        refusal(f"nobody{number}")

    device = known_devices.remember("", officer.name.upper())

    assert refusal(officer.name, PASSWORD)[0] == "too_many"
    assert accounts.sign_in(officer.name, PASSWORD, "10.0.0.1", "", device)


def test_signing_in_on_ones_own_device_gives_strangers_no_new_guesses():
    officer = a_person()
    device = known_devices.remember("", officer.name)
    for _ in range(5):
        refusal(officer.name)

    accounts.sign_in(officer.name, PASSWORD, "10.0.0.1", "", device)

    assert refusal(officer.name)[0] == "too_many"


def test_a_stolen_device_guesses_as_slowly_as_anybody():
    officer = a_person()
    device = known_devices.remember("", officer.name)

    codes = [refusal(officer.name, device=device)[0] for _ in range(6)]

    assert codes == ["sign_in_failed"] * 5 + ["too_many"]
    assert refusal(officer.name, PASSWORD, device=device) == ("too_many", 1)


def test_a_device_of_ones_own_helps_with_nobody_elses_name():
    officer, insider = a_person(), a_person()
    device = known_devices.remember("", insider.name)

    codes = [refusal(officer.name, device=device)[0] for _ in range(6)]

    assert codes == ["sign_in_failed"] * 5 + ["too_many"]


@pytest.mark.parametrize("change", [lambda kept: kept[:-1] + ("0" if kept[-1] != "0" else "1"),
                                    lambda kept: "0" * 32 + kept[32:],
                                    lambda kept: kept.split(".")[0],
                                    lambda kept: kept + "\n",
                                    lambda kept: "." * 5000])  # fmt: skip
def test_a_forged_device_is_none(change):
    kept = known_devices.remember("", "arta")

    assert known_devices.counter(kept, "arta")
    assert known_devices.counter(change(kept), "arta") is None


def test_making_up_devices_gives_no_further_guesses():
    officer = a_person()
    made_up = [f"{number:032x}.{number:032x}" for number in range(6)]

    codes = [refusal(officer.name, device=device)[0] for device in made_up]

    assert codes == ["sign_in_failed"] * 5 + ["too_many"]


def test_a_device_knows_the_last_eight_people_and_names_none():
    kept, names = "", [f"officer{number}" for number in range(10)]
    for name in [*names, names[-1]]:
        kept = known_devices.remember(kept, name)

    known = [name for name in names if known_devices.counter(kept, name)]

    assert known == names[2:]
    assert "officer" not in kept and len(kept) < 300


def test_strangers_at_the_door_do_not_keep_anybody_from_changing_their_password():
    officer = a_person()
    for _ in range(8):
        refusal(officer.name)

    accounts.change_password(officer.id, PASSWORD, "another long pass phrase")

    assert accounts.sign_in(officer.name, "another long pass phrase", "10.0.0.1", "")


def test_a_new_password_that_is_too_easy_may_be_tried_again_and_again():
    officer = a_person()

    for _ in range(8):
        with pytest.raises(InputError) as refused:
            accounts.change_password(officer.id, PASSWORD, "short")

        assert refused.value.code == "password_too_short"


def _work(what, *arguments):
    """How long the processor worked on it; the clock would tell how busy the machine is."""
    begun = time.thread_time()
    what(*arguments)
    return time.thread_time() - begun
