"""Start everything: database, scenarios, demonstration academy, server.

`python3 wsgi.py` comes here from inside its environment; where the program was
installed with pip, `python -m scenario_trainer` does the same.
"""

import errno
import logging
import os
import signal
import socket
import sys

from scenario_trainer.cli.demo import tell_accounts
from scenario_trainer.cli.sentences import sentence_of
from scenario_trainer.config import Settings
from scenario_trainer.errors import NotReady, TrainerError
from scenario_trainer.records import opening, people
from scenario_trainer.training import content, demo, scorer
from scenario_trainer.web import create_app
from scenario_trainer.web.server import listening

try:
    import resource
except ImportError:  # Windows
    resource = None


def main() -> None:
    """Start, or end with one sentence that says what is missing."""
    try:
        settings = Settings.read()
        check_port(settings.host, settings.port)
        prepare(settings)
        serve(settings)
    except TrainerError as error:
        sys.exit(sentence_of(error))
    except OSError as error:
        sys.exit(f"The program cannot start: {reason_of(error)}.")


def check_port(host: str, port: int) -> None:
    """Refuse an address that another program has; said before the long work begins."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":  # there it would let two programs share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                other = port + 1 if port > 1023 else 8000
                raise NotReady(
                    f"Port {port} on {host} is taken or not allowed:"
                    f" start with another, such as TRAINER_PORT={other}."
                ) from error
            raise NotReady(
                f"There is no address {host} on this machine: set TRAINER_HOST to one that is."
            ) from error


def prepare(settings: Settings) -> None:
    """The database with its tables, the scenarios as editions, the demonstration at first."""
    if settings.is_sqlite:
        say(f"The database is in {settings.data}.")
    opening.upgrade(settings)
    with opening.opened(settings):
        opening.check()
        loaded = content.load(settings.scenarios)
        say(f"Scenarios: {', '.join(loaded.slugs) or 'none'}.")
        for reading in loaded.refused:
            say(f"Left out {reading.folder.name}: run trainer lint {reading.folder}")
        if settings.demo and settings.is_local and people.is_empty():
            say("Demonstration accounts (name, password, grants); the passwords are kept nowhere:")
            tell_accounts(demo.load())
        elif demo.is_loaded():
            say("The demonstration academy is loaded; trainer demo passwords prints new passwords.")


def serve(settings: Settings) -> None:
    """Serve until somebody says stop."""
    app = create_app(settings)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a queue is no news
    served = listening(app, settings.host, settings.port, places=most_connections())
    with scorer.beside(), served as server:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        say(f"Scenario Trainer is at {settings.address}  (Ctrl+C ends it)")
        server.run()


def most_connections() -> int:
    """As many as this machine lets us hold open: forty browsers keep more than a hundred."""
    if resource is None:
        return 400
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 1000 if allowed < 0 else min(max(allowed - 100, 100), 1000)


def reason_of(error: OSError) -> str:
    """What a person can do about it, where we know."""
    if error.errno == errno.ENOSPC:
        return "the disk is full; free some space and start again"
    return f"{error.strerror} {error.filename or ''}".strip()


def say(sentence: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(sentence, flush=True)


if __name__ == "__main__":
    main()
