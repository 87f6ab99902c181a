"""The settings, read once, and where our files lie.

Whoever runs this on one machine sets nothing: the database is a file, and the
secret key is made once beside it. Whoever sets a database or opens the program
to others says the rest; what is missing stops the start with a sentence.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from scenario_trainer.errors import NotReady
from scenario_trainer.text import LANGUAGES, Text

PACKAGE = Path(__file__).parent
MOST_NUMBER = 65_535  # ports end there, and no other setting needs more

# What can be set, and what it means. The README's table and `trainer doctor` say the same.
SETTINGS = {
    "TRAINER_DATA": "folder for the database and the secret key",
    "DATABASE_URL": "the database; without it a SQLite file in the data folder",
    "SECRET_KEY": "at least 32 characters; required with PostgreSQL",
    "TRAINER_HOST": "address to listen on; 127.0.0.1",
    "TRAINER_PORT": "port to listen on; 8000",
    "TRAINER_ADDRESS": "how people reach it, such as https://trainer.example",
    "TRAINER_PROXIES": "how many proxies stand in front; 0",
    "TRAINER_SCENARIOS": "folder of the scenarios, for the server and the commands; the shipped ones",
    "TRAINER_IDLE_HOURS": "a sign-in ends after this long without use; 12",
    "TRAINER_LONGEST_DAYS": "a sign-in ends after this long in any case; 14",
    "TRAINER_TIMERS": "whether decisions may have a timer at all: yes or no; yes",
    "TRAINER_DEMO": "load the demonstration academy into an empty database: yes or no; no",
    "TRAINER_SUPPORT_NAME": "who helps; _SQ and _EN where it differs",
    "TRAINER_SUPPORT_PHONE": "their telephone number",
    "TRAINER_SUPPORT_MAIL": "their mail address",
}


@dataclass(frozen=True, slots=True)
class Support:
    """Whom an officer can turn to."""

    name: Text | None = None
    phone: str | None = None
    mail: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can differ between two installations."""

    data: Path
    database_url: str
    secret_key: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8000
    address: str = "http://127.0.0.1:8000"
    proxies: int = 0
    scenarios: Path = PACKAGE
    idle: timedelta = timedelta(hours=12)
    longest: timedelta = timedelta(days=14)
    timers: bool = True
    demo: bool = False
    support: Support = Support()

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this environment; `NotReady` says what to set."""
        given = {name: value.strip() for name, value in environ.items() if value.strip()}
        data = data_home(given)
        url = _database_url(given.get("DATABASE_URL"), data)
        host, port = given.get("TRAINER_HOST", "127.0.0.1"), _number(given, "TRAINER_PORT", 8000)
        return cls(
            data=data,
            database_url=url,
            secret_key=_secret_key(given.get("SECRET_KEY"), url, data),
            host=host,
            port=port,
            address=_address(given.get("TRAINER_ADDRESS"), host, port),
            proxies=_number(given, "TRAINER_PROXIES", 0, least=0),
            scenarios=scenarios_folder(given),
            idle=timedelta(hours=_number(given, "TRAINER_IDLE_HOURS", 12)),
            longest=timedelta(days=_number(given, "TRAINER_LONGEST_DAYS", 14)),
            timers=_yes(given, "TRAINER_TIMERS", True),
            demo=_yes(given, "TRAINER_DEMO", False),
            support=_support(given),
        )

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is the embedded one."""
        return self.database_url.startswith("sqlite")

    @property
    def is_https(self) -> bool:
        """Whether people reach it over https, so cookies must not travel otherwise."""
        return self.address.startswith("https://")

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        named = urlsplit(self.address).hostname or ""
        return is_loopback(self.host) and is_loopback(named) and not self.proxies


def data_folder(name: str) -> Path:
    """One of our own folders, such as static: beside the package in a checkout, else inside it."""
    checkout = PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return PACKAGE / "data" / name


def scenarios_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of scenarios that server and commands work with: the one set, else the shipped."""
    given = environ.get("TRAINER_SCENARIOS", "").strip()
    return Path(given or data_folder("scenarios")).resolve()


def data_home(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the data lies on this machine: the folder that is set, else the usual one."""
    return Path(environ.get("TRAINER_DATA", "").strip() or default_data()).resolve()


def default_data() -> Path:
    """Where the data lies unless told: in the checkout, or in the home of who installed us."""
    checkout = PACKAGE.parent
    if (checkout / "pyproject.toml").is_file():
        return checkout / "instance"
    return Path.home() / ".scenario-trainer"


def is_loopback(host: str) -> bool:
    """Whether *host* is this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _database_url(given: str | None, data: Path) -> str:
    if not given:
        return f"sqlite:///{make_data(data) / 'trainer.sqlite'}"
    for old in ("postgres://", "postgresql://"):
        if given.startswith(old):
            return "postgresql+psycopg://" + given.removeprefix(old)
    if given.startswith("postgresql+psycopg://"):
        return given
    if given.startswith("sqlite:///") and not given.endswith((":memory:", "///")):
        return given
    raise NotReady("Set DATABASE_URL to postgresql://... or sqlite:////path/to/file.")


def make_data(folder: Path) -> Path:
    """The data folder, made where it is missing, readable by its owner only."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotReady(
            f"The folder {folder} cannot be made ({error.strerror}). "
            "Set TRAINER_DATA to a folder that can be written."
        ) from error
    if not os.access(folder, os.W_OK):
        raise NotReady(f"The folder {folder} cannot be written. Set TRAINER_DATA to one that can.")
    return folder


def _secret_key(given: str | None, url: str, data: Path) -> str:
    if given and len(given) < 32:
        raise NotReady("SECRET_KEY is too short: set it to at least 32 random characters.")
    if given:
        return given
    if not url.startswith("sqlite"):
        raise NotReady("Set SECRET_KEY to at least 32 random characters, the same on every host.")
    return _kept_key(make_data(data) / "secret_key")


def _kept_key(file: Path) -> str:
    """The key of the embedded database, made once; a start beside ours keeps the first."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = file.read_text("ascii").strip()
        if len(key) < 32:
            raise NotReady(f"The file {file} is damaged: delete it and start again.") from None
        return key
    except OSError as error:
        raise NotReady(f"The file {file} cannot be written ({error.strerror}).") from error
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(key := secrets.token_hex(32))
    return key


def _address(given: str | None, host: str, port: int) -> str:
    if given is None:
        named = f"[{host}]" if ":" in host else host
        return f"http://{named}:{port}"
    if not _is_address(given):
        raise NotReady(
            "Set TRAINER_ADDRESS to http or https, a name and at most a port,"
            " such as https://trainer.example, and nothing behind it."
        )
    return given.rstrip("/")


def _is_address(given: str) -> bool:
    """Whether links can begin with it: a scheme, a host and a port, without name, path or more."""
    try:
        parts = urlsplit(given)
        port = parts.port
        if "[" in parts.netloc:
            ip_address(parts.hostname)
    except ValueError:
        return False
    host = parts.hostname or ""
    named = f"[{host}]" if ":" in host else host
    whole = {f"{parts.scheme}://{named}{end}" for end in ("", f":{port}")}
    return (
        parts.scheme in ("http", "https")
        and port != 0
        and re.fullmatch(r"[\w.:-]+", host) is not None
        and given.rstrip("/").lower() in whole
    )


def _number(given: Mapping[str, str], name: str, default: int, least: int = 1) -> int:
    value = given.get(name, str(default))
    is_number = value.isascii() and value.isdigit() and len(value) <= 5
    if not is_number or not least <= int(value) <= MOST_NUMBER:
        raise NotReady(
            f"Set {name} to a whole number from {least} to {MOST_NUMBER}, not {value!r}."
        )
    return int(value)


def _yes(given: Mapping[str, str], name: str, default: bool) -> bool:
    value = given.get(name, "yes" if default else "no").lower()
    if value not in ("yes", "no"):
        raise NotReady(f"Set {name} to yes or no, not {value!r}.")
    return value == "yes"


def _support(given: Mapping[str, str]) -> Support:
    name = given.get("TRAINER_SUPPORT_NAME")
    names = {
        language: given.get(f"TRAINER_SUPPORT_NAME_{language.upper()}", name)
        for language in LANGUAGES
    }
    known = {language: words for language, words in names.items() if words}
    return Support(
        name=Text(known) if known else None,
        phone=given.get("TRAINER_SUPPORT_PHONE"),
        mail=given.get("TRAINER_SUPPORT_MAIL"),
    )
