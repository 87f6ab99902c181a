"""The sentence of an error at the command line: that of `words`, unless the remedy is another here."""

from collections.abc import Mapping

from scenario_trainer.errors import ScenarioError, TrainerError
from scenario_trainer.words.errors import ERRORS

SENTENCES: Mapping[str, str] = {
    "not_allowed": "There is no such thing here, or it is not yours.",
    "beside_assessment": "An assessment of this scenario is under way: this opens again once it is handed in.",
    "too_many": "There were too many tries: wait {minutes} minutes.",
    "last_administrator": "Nobody would be left to administer: make another administrator first.",
    "unit_does_not_fit": "A unit has a name of at most 120 characters and a region of at most 80.",
    "database_busy": "The database is busy: try again in a moment.",
    "database_full": "The disk is full: free some space and try again.",
}


def sentence_of(error: TrainerError) -> str:
    """What to tell the person at the terminal."""
    if isinstance(error, ScenarioError):
        return "The scenario cannot be played.\n" + "\n".join(map(str, error.findings))
    if error.code in SENTENCES:
        return SENTENCES[error.code].format_map(error.details)
    is_named = error.code in ERRORS and error.code != type(error).code
    if str(error) and not is_named:
        return str(error)
    return ERRORS.get(error.code, ERRORS["input_error"]) % error.details
