"""Playing: a scenario under way, whoever plays it and wherever that is kept.

An attempt, a rehearsal in the terminal, a preview and a room's run all have this much,
and it is all that a scene or a debrief is made from: no row, no name, no plan, no clock.
"""

from dataclasses import dataclass

from scenario_trainer.engine.turn.moves import Move, Start


@dataclass(frozen=True, slots=True)
class Deadline:
    """The clock of a timed decision at this moment: the seconds left, and the time factor in percent.

    Where it does not run yet, the choices come with it.
    """

    left: int
    factor: int = 100
    runs: bool = False


@dataclass(frozen=True, slots=True)
class Playing:
    """How a scenario began and every move so far; `ref` is its own name in tokens and addresses."""

    ref: str
    mode: str  # coach | practice | assessment
    start: Start
    moves: tuple[Move, ...] = ()
    ended: bool = False
    deadline: Deadline | None = None

    @property
    def turn(self) -> int:
        """The number the next move gets."""
        return len(self.moves)

    @property
    def waits(self) -> bool:
        """Whether there is a clock that does not run."""
        return self.deadline is not None and not self.deadline.runs
