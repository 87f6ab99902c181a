"""One sentence for every error of the family that can reach the command line."""

from collections.abc import Mapping

from scenario_trainer.errors import ScenarioError, TrainerError

SENTENCES: Mapping[str, str] = {
    "not_allowed": "There is no such thing here, or it is not yours.",
    "beside_assessment": "An assessment of this scenario is under way: this opens again once it is handed in.",
    "sign_in_failed": "The name or the password is not right.",
    "too_many": "There were too many tries: wait {minutes} minutes.",
    "last_administrator": "Nobody would be left to administer: make another administrator first.",
    "unit_taken": "There is a unit of that name already.",
    "unit_does_not_fit": "A unit has a name of at most 120 characters and a region of at most 80.",
    "database_busy": "The database is busy: try again in a moment.",
    "database_full": "The disk is full: free some space and try again.",
}


def sentence_of(error: TrainerError) -> str:
    """What to tell the person at the terminal."""
    if isinstance(error, ScenarioError):
        return "The scenario cannot be played.\n" + "\n".join(map(str, error.findings))
    known = SENTENCES.get(error.code)
    return known.format_map(error.details) if known else str(error) or error.code
