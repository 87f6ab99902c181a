"""Settings are read once; what is missing stops the start with a sentence."""

import os
import re
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from scenario_trainer import config
from scenario_trainer.config import SETTINGS, Settings, data_folder
from scenario_trainer.errors import NotReady

KEY = "k" * 32


@pytest.fixture
def read(tmp_path):
    """Read settings from what is given, with a data folder of the test's own."""

    def from_given(**given):
        return Settings.read({"TRAINER_DATA": str(tmp_path / "data")} | given)

    return from_given


def test_without_any_setting_everything_is_there(read, tmp_path):
    settings = read()

    assert settings.database_url == f"sqlite:///{tmp_path / 'data' / 'trainer.sqlite'}"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.address == "http://127.0.0.1:8000"
    assert (settings.idle, settings.longest) == (timedelta(hours=12), timedelta(days=14))
    assert settings.is_local and settings.is_sqlite and not settings.is_https
    assert settings.scenarios.name == "scenarios"


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(read, tmp_path):
    first, second = read(), read()

    file = tmp_path / "data" / "secret_key"
    assert first.secret_key == second.secret_key == file.read_text()
    assert len(first.secret_key) == 64
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_two_installations_have_two_keys(tmp_path):
    keys = {Settings.read({"TRAINER_DATA": str(tmp_path / name)}).secret_key for name in "ab"}

    assert len(keys) == 2


def test_the_secret_is_not_told_by_accident(read):
    assert KEY not in repr(read(SECRET_KEY=KEY))


def test_a_damaged_key_is_not_used(read, tmp_path):
    read()
    (tmp_path / "data" / "secret_key").write_text("")

    with pytest.raises(NotReady, match="delete it"):
        read()


def test_postgresql_needs_a_secret_of_its_own(read):
    with pytest.raises(NotReady, match="SECRET_KEY"):
        read(DATABASE_URL="postgresql://localhost/trainer")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_a_postgresql_address_is_understood(read, scheme):
    settings = read(DATABASE_URL=f"{scheme}://localhost/trainer", SECRET_KEY=KEY)

    assert settings.database_url == "postgresql+psycopg://localhost/trainer"
    assert not settings.is_sqlite


@pytest.mark.parametrize(
    "name, value",
    [
        ("DATABASE_URL", "mysql://localhost/trainer"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "sqlite://"),
        ("SECRET_KEY", "short"),
        ("TRAINER_PORT", "eighty"),
        ("TRAINER_PORT", "70000"),
        ("TRAINER_PORT", "-1"),
        ("TRAINER_IDLE_HOURS", "1.5"),
        ("TRAINER_IDLE_HOURS", "0"),
        ("TRAINER_DEMO", "perhaps"),
        ("TRAINER_ADDRESS", "trainer.example"),
        ("TRAINER_PORT", "9" * 5000),
        ("TRAINER_ADDRESS", "ftp://trainer.example"),
        ("TRAINER_ADDRESS", "https://[::1"),
        ("TRAINER_ADDRESS", "https://[trainer.example]"),
        ("TRAINER_ADDRESS", "http://localhost:99999"),
        ("TRAINER_ADDRESS", "http://localhost:0"),
        ("TRAINER_ADDRESS", "http://localhost:port"),
        ("TRAINER_ADDRESS", "http://localhost:"),
        ("TRAINER_ADDRESS", "http://127.0.0.1/#@trainer.example"),
        ("TRAINER_ADDRESS", "https://me:secret@trainer.example"),
        ("TRAINER_ADDRESS", "https://trainer.example/practice"),
        ("TRAINER_ADDRESS", "https://trainer.example?next=1"),
        ("TRAINER_ADDRESS", "https://trainer.example\\@other.example"),
        ("TRAINER_ADDRESS", "https://trainer example"),
        ("TRAINER_ADDRESS", "https://trainer\n.example"),
        ("TRAINER_ADDRESS", "https://"),
    ],
)
def test_a_wrong_setting_is_named(read, name, value):
    with pytest.raises(NotReady, match=name):
        read(**{name: value})


def test_both_ends_of_a_number_are_named(read):
    with pytest.raises(NotReady, match="from 1 to 65535, not '70000'"):
        read(TRAINER_PORT="70000")


@pytest.mark.parametrize(
    "address",
    [
        "https://trainer.example",
        "https://Trainer.example:8443",
        "http://[::1]:8000",
        "http://127.0.0.1",
        "https://trajnimi-policisë.example",
    ],
)
def test_a_whole_address_is_kept_as_it_was_given(read, address):
    assert read(TRAINER_ADDRESS=f"{address}/").address == address


def test_a_password_in_an_address_is_not_told_again(read):
    with pytest.raises(NotReady) as refused:
        read(TRAINER_ADDRESS="https://me:secret@trainer.example")

    assert "secret" not in str(refused.value)


def test_an_empty_setting_is_none(read):
    assert read(TRAINER_PORT=" ", DATABASE_URL="").port == 8000


@pytest.mark.parametrize(
    "given",
    [
        {"TRAINER_HOST": "0.0.0.0"},
        {"TRAINER_HOST": "::"},
        {"TRAINER_HOST": "trainer.example"},
        {"TRAINER_ADDRESS": "https://trainer.example"},
        {"TRAINER_PROXIES": "1"},
    ],
)
def test_an_installation_others_can_reach_is_not_local(read, given):
    assert not read(**given).is_local


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.3.4.5"])
def test_an_installation_on_this_machine_alone_is_local(read, host):
    assert read(TRAINER_HOST=host).is_local


def test_people_reach_it_where_the_settings_say(read):
    settings = read(TRAINER_ADDRESS="https://trainer.example/")

    assert settings.address == "https://trainer.example"
    assert settings.is_https


def test_support_may_be_called_differently_in_each_language(read):
    support = read(
        TRAINER_SUPPORT_NAME="Help desk",
        TRAINER_SUPPORT_NAME_SQ="Zyra e ndihmës",
        TRAINER_SUPPORT_PHONE="+355 00 000",
    ).support

    assert (support.name.speak("sq"), support.name.speak("en")) == ("Zyra e ndihmës", "Help desk")
    assert (support.phone, support.mail) == ("+355 00 000", None)
    assert read().support.name is None


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    tmp_path.chmod(0o500)

    with pytest.raises(NotReady, match="TRAINER_DATA"):
        Settings.read({"TRAINER_DATA": str(tmp_path)})


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "data").write_text("")

    with pytest.raises(NotReady, match="TRAINER_DATA"):
        Settings.read({"TRAINER_DATA": str(tmp_path / "data")})


def test_our_folders_are_found_in_a_checkout():
    assert (data_folder("migrations") / "env.py").is_file()


def test_our_folders_are_found_in_an_installed_package(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "scenario_trainer"
    (package / "data" / "static").mkdir(parents=True)
    monkeypatch.setattr(config, "PACKAGE", package)

    assert data_folder("static") == package / "data" / "static"
    assert config.default_data() == Path.home() / ".scenario-trainer"


def test_the_table_of_settings_names_all_that_is_read():
    source = Path(config.__file__).read_text("utf-8").split("@dataclass", 1)[1]
    read = set(re.findall(r'"((?:TRAINER_|DATABASE_|SECRET_)[A-Z_]+)"', source))

    assert read == set(SETTINGS)
