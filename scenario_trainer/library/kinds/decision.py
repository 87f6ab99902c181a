"""Decisions in a file: options that lead on, and the word for silence."""

from collections.abc import Iterator, Mapping

from scenario_trainer.engine.kinds.decision import Decision, Timer
from scenario_trainer.engine.kinds.kind import offered_in
from scenario_trainer.engine.story.values import Values
from scenario_trainer.engine.turn.moves import Move
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.kinds.in_file import InFile, Row, Step
from scenario_trainer.library.kinds.reading_time import choice, count
from scenario_trainer.library.kinds.tastes import Taste, choices_of
from scenario_trainer.library.terms.options import Choice, option
from scenario_trainer.library.terms.terms import Terms

SILENCE = "silence"


def build(
    terms: Terms, id: str, decision: schema_acts.Decision, at: str, goes: str | None
) -> Decision:
    """The decision as it is played; what silence takes is never offered."""
    timer = decision.timer
    if timer is not None:
        silent = decision.options.get(timer.silence)
        if silent is None or silent.offered:
            terms.add("SCN317", f"{at}.timer.silence", what=timer.silence)
    return Decision(
        prompt=terms.text(decision.prompt, f"{at}.prompt"),
        hint=terms.text(decision.hint, f"{at}.hint"),
        assesses=terms.competencies(decision.assesses, f"{at}.assesses"),
        dilemma=decision.dilemma,
        contested=decision.contested,
        confidence=decision.confidence,
        reasons={
            tag: terms.text(words, f"{at}.reasons.{tag}") for tag, words in decision.reasons.items()
        },
        timer=timer and Timer(timer.seconds, timer.silence),
        options={
            name: option(terms, id, name, each, f"{at}.options.{name}", goes)
            for name, each in decision.options.items()
        },
    )


def options(written: schema_acts.Decision) -> Mapping[str, Choice]:
    """What can be taken."""
    return written.options


def move(act: Decision, values: Values, step: Step) -> Move | None:
    """One option, or silence."""
    word, *rest = step
    if rest:
        return None
    return Move("time_out") if word == SILENCE else Move("decide", option=word)


def steps(act: Decision, values: Values, options: Step) -> Step:
    """The options open, and silence under a timer."""
    return (*options, SILENCE) if act.timer else options


def words(act: Decision) -> int:
    """The prompt, the options and one reply."""
    return count(act.prompt) + choice(list(act.options.values()), 1)


def choose(act: Decision, values: Values, taste: Taste) -> Move:
    """The option liked best."""
    return Move("decide", option=taste.best(choices_of(offered_in(act, values))))


def rows(act: Decision) -> Iterator[Row]:
    """All options but what silence takes."""
    yield Row("options", tuple(option for option in act.options.values() if option.offered))


KIND = InFile(
    build=build,
    options=options,
    move=move,
    steps=steps,
    words=words,
    choose=choose,
    rows=rows,
    rounded=8,
)
