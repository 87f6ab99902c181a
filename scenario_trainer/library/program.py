"""The name of exactly the modules that decide something, so that what is kept of it is never old."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from scenario_trainer import __version__

_PACKAGE = Path(__file__).parents[1]
_RULES = (
    *("engine/**/*.py", "text.py", "records/score_data.py"),
    *("library/building/*.py", "library/kinds/*.py", "library/terms/*.py"),
)


@lru_cache(maxsize=8)
def name_of(*patterns: str) -> str:
    """One name for the version and all modules that these patterns find."""
    found = sorted(path for pattern in patterns for path in _PACKAGE.glob(pattern))
    whole = sha256(__version__.encode())
    for path in found:
        whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def rules() -> str:
    """The rules by which a stored edition is built, played and scored, and its score written."""
    return name_of(*_RULES)
