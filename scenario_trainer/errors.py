"""Everything that can go wrong in a way we have words for.

TrainerError
+-- ScenarioError        a scenario cannot be built; carries its findings
+-- PlayError            the move does not fit where the attempt stands (409)
|   +-- OptionNotOpen    that option is not offered now
|   +-- TurnTaken        another move already stands at that turn
+-- InputError           what was sent cannot be read (422)
+-- NotAllowed           not theirs, or not there at all (404)
+-- NotReady             a setting, a file or the database is missing (stops the start)
"""


class TrainerError(Exception):
    """Root of the family; `code` chooses the sentence a person reads."""

    code = "trainer_error"

    def __init__(self, message: str = "", *, code: str | None = None, **details: object) -> None:
        super().__init__(message)
        self.code = code or self.code
        self.details = details


class ScenarioError(TrainerError):
    """A scenario has findings that keep it from being played."""

    code = "scenario_error"

    def __init__(self, findings: tuple[object, ...] = ()) -> None:
        super().__init__("; ".join(str(finding) for finding in findings))
        self.findings = findings


class PlayError(TrainerError):
    """A move that does not fit where the attempt stands."""

    code = "play_error"


class OptionNotOpen(PlayError):
    """The option is not offered in this situation."""

    code = "option_not_open"


class TurnTaken(PlayError):
    """Another move already stands at this turn."""

    code = "turn_taken"


class InputError(TrainerError):
    """What was sent cannot be read; the code says which field."""

    code = "input_error"


class NotAllowed(TrainerError):
    """The thing is not there for this person."""

    code = "not_allowed"


class NotReady(TrainerError):
    """The program cannot start; the message says what to do."""

    code = "not_ready"
