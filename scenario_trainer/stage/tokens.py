"""What stands for a name in a form: it tells nothing, and holds for one attempt."""

from collections.abc import Iterable
from hashlib import sha256

from scenario_trainer.stage.playing import Playing


def token_of(playing: Playing, scene: str, name: str) -> str:
    """The token of a name in a scene."""
    told = f"{playing.start.seed}/{playing.ref}/{scene}/{name}"
    return sha256(told.encode()).hexdigest()[:12]


def name_of(playing: Playing, scene: str, token: str | None, names: Iterable[str]) -> str | None:
    """Which of the *names* the token stands for; None where it is none of them."""
    return next((name for name in names if token_of(playing, scene, name) == token), None)


def column_name(id: str) -> str:
    """The name of a column among those of a scene: it may be called as an item is."""
    return f"column/{id}"


def offence_name(id: str) -> str:
    """The name of an offence among those of a scene."""
    return f"offence/{id}"
