"""Picks, boards, classifications and reports: is there something to weigh, and an answer to it?"""

from collections.abc import Iterator

from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.classify import Classify
from scenario_trainer.engine.kinds.narrative import Narrative
from scenario_trainer.engine.kinds.pick import Pick, fits
from scenario_trainer.engine.story.options import Option
from scenario_trainer.library.checks.story import Story
from scenario_trainer.library.findings.finding import Finding

FULL = 100


def choice(story: Story) -> Iterator[Finding]:
    """Of what is offered some fits into a pick, but not everything."""
    for at, _, act in story.acts():
        if isinstance(act, Pick) and act.count is None and len(act.options) > 1:
            together = _most_that_fit(act)
            if together in (0, len(act.options)):
                key = "most" if act.budget is None else "budget"
                yield story.finding("SCN443", f"{at}.{key}", count=together, all=len(act.options))


def _most_that_fit(act: Pick) -> int:
    """How many options fit together at most: those of the least effort."""
    taken: list[Option] = []
    for option in sorted(act.options.values(), key=lambda option: option.effort):
        if fits(act, [*taken, option]):
            taken.append(option)
    return len(taken)


def effort(story: Story) -> Iterator[Finding]:
    """Effort is spent from a budget, and a budget by effort."""
    for at, act, option in story.options():
        budgeted = isinstance(act, Pick) and act.budget is not None
        if bool(option.effort) is not budgeted:
            place = f"{at}.effort" if option.effort else at
            yield story.finding("SCN333", place, what=option.id)


def tests(story: Story) -> Iterator[Finding]:
    """Only what is picked is an enquiry whose result could point somewhere."""
    for at, act, option in story.options():
        if option.tests and not isinstance(act, Pick):
            yield story.finding("SCN332", f"{at}.tests", what=option.id)


def later(story: Story) -> Iterator[Finding]:
    """What is set going does something when it comes."""
    for at, _, option in story.options():
        for n, each in enumerate(option.later):
            changed = any(block.effects[0] for block in each.changes)
            if not changed and each.line is None:
                yield story.finding("SCN448", f"{at}.later.{n}")


def columns(story: Story) -> Iterator[Finding]:
    """A board has items for more than one column, each as strong as its column asks."""
    for at, _, act in story.scored():
        if isinstance(act, Board) and act.first is None:
            yield from _strengths(story, at, act)
            used = {key.column for item in act.items.values() for key in item.key}
            if len(used) == 1:
                yield story.finding("SCN445", f"{at}.items", what=used.pop())


def _strengths(story: Story, at: str, board: Board) -> Iterator[Finding]:
    for id, item in board.items.items():
        for n, key in enumerate(item.key):
            if key.strength and not board.columns[key.column].strength:
                place = f"{at}.items.{id}.key.{n}.strength"
                yield story.finding("SCN334", place, what=key.column)


def truths(story: Story) -> Iterator[Finding]:
    """Where the truth is drawn, a classification says what is right in each."""
    for at, _, act in story.scored():
        if isinstance(act, Classify) and story.scenario.truths and not act.truth:
            yield story.finding("SCN446", at)


def motives(story: Story) -> Iterator[Finding]:
    """No other answer is as good as the right one."""
    for at, _, act in story.scored():
        for n, motive in enumerate(act.motive if isinstance(act, Classify) else ()):
            for answer, earned in motive.credit.items():
                if earned >= FULL:
                    place = f"{at}.motive.{n}.credit.{answer}"
                    yield story.finding("SCN450", place, what=answer, earned=earned)


def checklists(story: Story) -> Iterator[Finding]:
    """Something on the list is to be looked for in every report."""
    for at, _, act in story.scored():
        if isinstance(act, Narrative) and all(each.when for each in act.checklist.values()):
            yield story.finding("SCN447", f"{at}.checklist")


CHECKS = (choice, effort, tests, later, columns, truths, motives, checklists)
