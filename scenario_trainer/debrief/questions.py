"""The questions of a whole attempt in their order, with the index over all of them."""

from collections.abc import Mapping, Sequence

from scenario_trainer.debrief.entry_views import TalkView
from scenario_trainer.debrief.views import QuestionsView, QuestionView
from scenario_trainer.engine.kinds.questions import GROUP_OF, LED, index
from scenario_trainer.engine.turn.moves import Step
from scenario_trainer.stage.heard import taken

LEVELS = (0, 35, 55, 78)  # from this index on: level 1, 2, 3, 4
BANDS = tuple(zip((1, 2, 3, 4), LEVELS, (*(n - 1 for n in LEVELS[1:]), 100), strict=True))


def questions_view(
    steps: Sequence[Step],
    words: Mapping[int, str] | None = None,
    talks: Sequence[TalkView] = (),
) -> QuestionsView | None:
    """The question map of an attempt; None where there was nothing to ask.

    The level is that of the index, but no higher than what was covered in the talks bears:
    one good question is not an interview.
    """
    asked = [view for step in steps for view in _asked(step, words or {})]
    if not asked and not talks:
        return None
    groups = [view.group for view in asked]
    recommended, neutral = groups.count("recommended"), groups.count("neutral")
    led = sum(view.type in LED for view in asked)
    whole = index(recommended=recommended, neutral=neutral, led=led, asked=len(asked))
    covered = sum(talk.percent for talk in talks) // len(talks) if talks else None
    return QuestionsView(
        asked=tuple(asked),
        recommended=recommended,
        neutral=neutral,
        avoid=groups.count("avoid"),
        led=led,
        index=whole,
        covered=covered,
        level=level_of(whole if covered is None else min(whole, covered), led=bool(led)),
        keep=next((view for view in asked if view.group == "recommended"), None),
        change=_worst(asked),
        unasked=tuple(
            topic.name for talk in talks for topic in talk.topics if topic.open and not topic.asked
        ),
        bands=BANDS,
    )


def level_of(index: int, *, led: bool) -> int:
    """The level 1 to 4 of an index; level 4 only without a question that led."""
    level = sum(index >= least for least in LEVELS)
    return min(level, 3) if led else level


def _asked(step: Step, words: Mapping[int, str]) -> list[QuestionView]:
    own = words.get(step.number) if step.move.question else None
    return [
        QuestionView(step.number, option.text, type, GROUP_OF[type], own)
        for option in taken(step)
        if (type := step.move.question or option.question)
    ]


def _worst(asked: Sequence[QuestionView]) -> QuestionView | None:
    """The first that led; else the first of those to avoid."""
    to_avoid = [view for view in asked if view.group == "avoid"]
    return next((view for view in to_avoid if view.type in LED), next(iter(to_avoid), None))
