"""The questions of an attempt: their types, the index, one to keep and one to change.

Types, groups and the index follow `competencies.md` 3.4:
(recommended + 0.6 x neutral) / all, less 0.10 for each leading question on a core fact.
"""

from collections.abc import Sequence
from fractions import Fraction

from scenario_trainer.engine.play import Step
from scenario_trainer.engine.scenario import Scenario
from scenario_trainer.engine.scoring import half_up
from scenario_trainer.training.debrief_views import QuestionsView, QuestionView
from scenario_trainer.training.scenes import taken

GROUPS = {
    "recommended": ("open", "followup", "cued", "encourager"),
    "neutral": ("probe", "confirming", "summary"),
    "avoid": (
        "leading", "motive", "multiple", "forced", "blame", "opinion", "intimate", "interruption",
    ),
}  # fmt: skip
GROUP_OF = {type: group for group, types in GROUPS.items() for type in types}
WORTH = {"recommended": Fraction(1), "neutral": Fraction(6, 10), "avoid": Fraction(0)}
LED = ("leading", "motive")
LEVELS = (0, 35, 55, 78)  # from this index on: level 1, 2, 3, 4


def questions_view(scenario: Scenario, steps: Sequence[Step]) -> QuestionsView | None:
    """The question map of an attempt; None where no question was asked."""
    asked = [
        (QuestionView(step.number, option.text, option.question, GROUP_OF[option.question]), option)
        for step in steps
        for option in taken(step)
        if option.question
    ]
    if not asked:
        return None
    views = [view for view, _ in asked]
    index = index_of(views)
    led = any(view.type in LED for view in views)
    level = sum(index >= least for least in LEVELS)
    return QuestionsView(
        asked=tuple(views),
        index=index,
        level=min(level, 3) if led else level,
        keep=next((view for view in views if view.group == "recommended"), None),
        change=next((view for view in views if view.group == "avoid"), None),
    )


def index_of(asked: Sequence[QuestionView]) -> int:
    """The index in percent, half up, never below 0."""
    worth = sum(WORTH[view.group] for view in asked) / Fraction(len(asked))
    led = Fraction(sum(view.type in LED for view in asked), 10)
    return half_up(100 * max(worth - led, Fraction(0)))
