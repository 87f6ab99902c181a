"""Types of questions, their groups, and the question index.

Types, groups and the index follow `competencies.md` 3.4:
(recommended + 0.6 x neutral) / all, less 0.10 for each leading question on a core fact.

>>> index(recommended=3, neutral=1, led=0, asked=4)
90
"""

from scenario_trainer.engine.story.rounding import half_up

GROUPS = {
    "recommended": ("open", "followup", "cued", "encourager"),
    "neutral": ("probe", "confirming", "summary"),
    "avoid": (
        "leading", "motive", "multiple", "forced", "blame", "opinion", "intimate", "interruption",
    ),
}  # fmt: skip
GROUP_OF = {type: group for group, types in GROUPS.items() for type in types}
LED = ("leading", "motive")
WORTH = {"recommended": 100, "neutral": 60, "avoid": 0}  # in percent


def index(*, recommended: int, neutral: int, led: int, asked: int) -> int:
    """The question index in percent, half up, never below 0; 0 where nothing was asked."""
    if not asked:
        return 0
    earned = WORTH["recommended"] * recommended + WORTH["neutral"] * neutral
    return max(half_up(earned - 10 * led * asked, asked), 0)
