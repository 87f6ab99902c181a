"""Named ways through a scenario and what each must lead to: `walks.yaml`.

An author's own tests, played by the same engine and scored by the same rules as
an officer's attempt. A draw or chance that a walk does not name must not matter:
the walk is played with every temperament and truth, and no chance comes true.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from scenario_trainer.engine.ahead.outlook import Outlook
from scenario_trainer.engine.kinds.event import Event
from scenario_trainer.engine.kinds.kind import options_in
from scenario_trainer.engine.play import play
from scenario_trainer.engine.score import totals
from scenario_trainer.engine.story.cast import Draw
from scenario_trainer.engine.story.red_flags import RED_FLAGS
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Situation, Start
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.library.file import files, shape
from scenario_trainer.library.file.guard import Tree
from scenario_trainer.library.file.values import Band, Words, YesNo
from scenario_trainer.library.findings.finding import Finding
from scenario_trainer.library.kinds.in_file import Step
from scenario_trainer.library.walks.steps import move_of, unknown_in

FILE = "walks.yaml"
FEWEST = 4


@dataclass(frozen=True, slots=True)
class Walk:
    """One named path, the luck it is played with, and how it must end."""

    name: str
    path: tuple[Step, ...]
    ends_at: str
    band: int
    flags: tuple[str, ...] = ()
    draws: Mapping[str, str] = field(default_factory=dict)
    chances: Mapping[str, bool] = field(default_factory=dict)


class _Stuck(Exception):
    """The step that cannot be taken, where, what of it is unknown there, and what is known.

    Nothing is known where the story has ended.
    """

    def __init__(
        self, number: int, where: str, what: str, known: tuple[str, ...] | None = None
    ) -> None:
        super().__init__(number, where)
        self.number, self.where, self.what, self.known = number, where, what, known


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    walk: Words
    draws: dict[Literal["temperament", "truth"], Words] = {}
    chances: dict[Words, YesNo] = {}
    path: tuple[
        Annotated[
            tuple[Words, ...],
            BeforeValidator(lambda step: [step] if isinstance(step, str) else step),
        ],
        ...,
    ] = Field(min_length=1)
    ends_at: Words
    band: Band
    flags: tuple[Words, ...] = ()


_File = tuple[_Written, ...]


def read(path: Path) -> tuple[Tree, tuple[Walk, ...], tuple[Finding, ...]]:
    """The walks in the file, and what is wrong with its shape."""
    tree = files.read_tree(path)
    return tree, *walks_in(tree)


def walks_in(tree: Tree) -> tuple[tuple[Walk, ...], tuple[Finding, ...]]:
    """The walks in a file that was read, and what is wrong with its shape."""
    if tree.findings:
        return (), tree.findings
    written, findings = shape.check(_File, tree)
    return tuple(_walk(each) for each in written or ()), findings


def _walk(written: _Written) -> Walk:
    return Walk(
        name=written.walk,
        path=written.path,
        ends_at=written.ends_at,
        band=written.band,
        flags=written.flags,
        draws=written.draws,
        chances=written.chances,
    )


def check(scenario: Scenario, tree: Tree | None, outlook: Outlook) -> Iterator[Finding]:
    """Every walk that does not lead where it says, or too few of them; *tree* is the file of them."""
    if tree is None:
        yield Finding("SCN601", FILE, details={"count": 0})
        return
    walks, findings = walks_in(tree)
    yield from findings
    if findings:
        return
    if len(walks) < FEWEST:
        yield tree.finding("SCN601", (), count=len(walks))
    for number, walk in enumerate(walks):
        unknown = list(_unknown_names(scenario, tree, number, walk))
        yield from unknown or _played(scenario, outlook, tree, number, walk)


def _unknown_names(scenario: Scenario, tree: Tree, number: int, walk: Walk) -> Iterator[Finding]:
    for kind, drawn in walk.draws.items():
        known = [draw.id for draw in _drawn(scenario)[kind]]
        if drawn not in known:
            yield tree.finding("SCN608", (number, "draws", kind), **shape.guess(drawn, known))
    purposes = purposes_of(scenario)
    for purpose in walk.chances:
        if purpose not in purposes:
            yield tree.finding(
                "SCN608", (number, "chances", purpose), key=True, **shape.guess(purpose, purposes)
            )
    if walk.ends_at not in scenario.endings:
        yield tree.finding(
            "SCN301", (number, "ends_at"), **shape.guess(walk.ends_at, scenario.endings)
        )
    for n, flag in enumerate(walk.flags):
        if flag not in RED_FLAGS:
            yield tree.finding("SCN311", (number, "flags", n), **shape.guess(flag, RED_FLAGS))


def _drawn(scenario: Scenario) -> dict[str, tuple[Draw, ...]]:
    return {"temperament": scenario.temperaments, "truth": scenario.truths}


def purposes_of(scenario: Scenario) -> tuple[str, ...]:
    """Every chance of the scenario by the name a walk may fix it with."""
    purposes = [later.purpose for later in scenario.later if later.percent is not None]
    for scene in scenario.scenes.values():
        if isinstance(scene.act, Event):
            purposes += [each.purpose for each in scene.act.outcomes if each.percent is not None]
        for option in options_in(scene.act).values():
            purposes += [option.chance.purpose] if option.chance else []
    return tuple(purposes)


def _played(
    scenario: Scenario, outlook: Outlook, tree: Tree, number: int, walk: Walk
) -> Iterator[Finding]:
    """What is not as promised, with the first draw for which it is not."""
    for start, drawn in _starts(scenario, walk):
        found = list(_once(scenario, outlook, tree, number, walk, start, drawn))
        if found:
            yield from found
            return


def _starts(scenario: Scenario, walk: Walk) -> Iterator[tuple[Start, str]]:
    """Every draw the walk leaves open, with its words."""
    choices = [
        [
            (place, draw.id)
            for place, draw in enumerate(draws)
            if walk.draws.get(kind, draw.id) == draw.id
        ]
        or [(0, "")]
        for kind, draws in _drawn(scenario).items()
    ]
    for (temperament, one), (truth, other) in product(*choices):
        words = ", ".join(word for word in (one, other) if word)
        yield Start(0, temperament, truth), f" ({words})" if words else ""


def _once(
    scenario: Scenario,
    outlook: Outlook,
    tree: Tree,
    number: int,
    walk: Walk,
    start: Start,
    drawn: str,
) -> Iterator[Finding]:
    def finding(code: str, *path: str | int, **details: object) -> Finding:
        return tree.finding(code, (number, *path), drawn=drawn, **details)

    def chances(seed: int, purpose: str, n: int, percent: int) -> bool:
        return walk.chances.get(purpose, False)

    try:
        moves, situation = _moves(scenario, walk, start, chances)
    except _Stuck as stuck:
        if stuck.known is None:
            yield finding("SCN607", "path", stuck.number, ending=stuck.where, what=stuck.what)
            return
        details = shape.guess(stuck.what, stuck.known)
        yield finding("SCN602", "path", stuck.number, where=stuck.where, **details)
        return
    if not play.has_ended(scenario, situation):
        yield finding("SCN606", "path", what=situation.scene)
        return
    figures = totals.figures(scenario, start, moves, outlook, chances)
    if situation.scene != walk.ends_at:
        yield finding("SCN603", "ends_at", what=situation.scene, promised=walk.ends_at)
    if figures.band != walk.band:
        yield finding("SCN604", "band", what=figures.total, band=figures.band, promised=walk.band)
    if set(figures.flags) != set(walk.flags):
        yield finding("SCN605", "flags", what=_names(figures.flags), promised=_names(walk.flags))


def standing(scenario: Scenario, walk: Walk) -> Iterator[tuple[int, str]]:
    """In which scene each step is taken, with every draw that the walk leaves open.

    Raises `OptionNotOpen` where a step cannot be taken.
    """

    def chances(seed: int, purpose: str, n: int, percent: int) -> bool:
        return walk.chances.get(purpose, False)

    for start, _ in _starts(scenario, walk):
        situation = play.begin(scenario, start, chances)
        for number, step in enumerate(walk.path):
            move = (
                None if play.has_ended(scenario, situation) else move_of(scenario, situation, step)
            )
            if move is None:
                raise OptionNotOpen
            yield number, situation.scene
            situation, _ = play.after(scenario, situation, move, chances)


def _names(flags) -> str:
    return ", ".join(flags) or "-"


def _moves(
    scenario: Scenario, walk: Walk, start: Start, chances: play.Chances
) -> tuple[list[Move], Situation]:
    """The walk as moves, and where it ends; raises `_Stuck`."""
    moves, situation = [], play.begin(scenario, start, chances)
    for number, step in enumerate(walk.path):
        if play.has_ended(scenario, situation):
            raise _Stuck(number, situation.scene, ", ".join(step))
        move = move_of(scenario, situation, step)
        try:
            if move is None:
                raise OptionNotOpen
            situation, _ = play.after(scenario, situation, move, chances)
        except OptionNotOpen:
            unknown = unknown_in(scenario, situation, step)
            raise _Stuck(number, situation.scene, *unknown) from None
        moves.append(move)
    return moves, situation
