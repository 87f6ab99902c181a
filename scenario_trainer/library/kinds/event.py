"""Events in a file: outcomes in order."""

from collections.abc import Iterator

from scenario_trainer.engine.kinds.event import Event, Outcome
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.file.values import Changes
from scenario_trainer.library.kinds.in_file import InFile, Said
from scenario_trainer.library.terms import effects
from scenario_trainer.library.terms import words as lines
from scenario_trainer.library.terms.terms import Terms


def build(
    terms: Terms, id: str, outcomes: tuple[schema_acts.EventOutcome, ...], at: str, goes: str | None
) -> Event:
    """The event as it is played; an outcome that does not say leads where the scene does."""
    return Event(
        tuple(
            _outcome(terms, id, n, outcome, goes, f"{at}.{n}") for n, outcome in enumerate(outcomes)
        )
    )


def _outcome(
    terms: Terms, id: str, n: int, outcome: schema_acts.EventOutcome, onward: str | None, at: str
) -> Outcome:
    chance, target = outcome.chance, outcome.goes
    return Outcome(
        purpose=f"{id}.{n}",
        when=terms.condition(outcome.when, f"{at}.when"),
        percent=None if chance is None else terms.percent(chance, f"{at}.chance"),
        changes=effects.changes(terms, outcome.changes, f"{at}.changes"),
        lines=lines.lines(terms, outcome.lines, f"{at}.lines"),
        goes=terms.goes(target or onward, f"{at}.goes" if target else at, id),
    )


def changes(written: tuple[schema_acts.EventOutcome, ...]) -> Iterator[Changes]:
    """What each outcome does."""
    for outcome in written:
        yield from outcome.changes


def said(act: Event) -> Iterator[Said]:
    """What each outcome tells."""
    for n, outcome in enumerate(act.outcomes):
        yield Said(f"{n}.lines", outcome.lines)


KIND = InFile(build=build, changes=changes, said=said)
