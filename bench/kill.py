"""A server killed without warning while officers decide, type drafts and hand in: what is lost."""

import tempfile

from bench.table import Figure, show
from scenario_trainer.config import Settings
from scenario_trainer.records import opening
from tests import postgres
from tests.crash.server import Losses, killed

CLIENTS, KILLS, SECONDS = 40, 10, 6.0


def main() -> None:
    """Kill ten times on each database and print the table."""
    with tempfile.TemporaryDirectory() as name:
        measure("SQLite", {"TRAINER_DATA": name})
    if postgres.programs() is None:
        print("PostgreSQL's server is not installed (apt-get install postgresql): left out.")
        return
    with tempfile.TemporaryDirectory() as name, postgres.running() as url:
        measure("PostgreSQL", {"TRAINER_DATA": name, "DATABASE_URL": url, "SECRET_KEY": "k" * 32})


def measure(title: str, environ: dict[str, str]) -> None:
    """One database, from its first table to the last comparison."""
    settings = Settings.read(environ)
    opening.upgrade(settings)
    losses = killed(settings, CLIENTS, KILLS, SECONDS)
    show(f"kill -9 under {CLIENTS} officers, {title}", figures(losses))


def figures(losses: Losses) -> list[Figure]:
    """The table: how much was acknowledged, and what must be 0."""
    return [
        Figure("kills", losses.kills, ""),
        Figure("moves acknowledged", losses.moves, ""),
        Figure("... lost", losses.moves_lost, "", "<= 0"),
        Figure("... doubled", losses.moves_doubled, "", "<= 0"),
        Figure("attempts with a gap", losses.gaps, "", "<= 0"),
        Figure("drafts acknowledged", losses.drafts, ""),
        Figure("... lost", losses.drafts_lost, "", "<= 0"),
        Figure("typed over 2 s before, lost", losses.old_drafts_lost, "", "<= 0"),
        Figure("assessments handed in", losses.handed_in, ""),
        Figure("... lost", losses.results_lost, "", "<= 0"),
        Figure("damaged files", losses.damaged, "", "<= 0"),
        Figure("answers out of place", losses.surprises, "", "<= 0"),
    ]


if __name__ == "__main__":
    main()
