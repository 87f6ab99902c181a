"""Copies of the checkout to start from, as a person would have them."""

import os
import shutil
import sys
from pathlib import Path

from scenario_trainer.bootstrap import ROOT

# What a checkout holds; made things and private data are no part of it.
KEPT = (
    *("scenario_trainer", "scenarios", "templates", "static", "migrations", "translations"),
    *("wsgi.py", "pyproject.toml", "README.md", "LICENSE", "requirements.lock"),
)
PLAIN_PYTHON = str(Path(sys.base_prefix) / ("python.exe" if os.name == "nt" else "bin/python3"))


def a_checkout(folder: Path) -> Path:
    """The checkout as it stands, copied to *folder*."""
    folder.mkdir(parents=True)
    skipped = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=skipped)
        else:
            shutil.copy(source, folder / name)
    return folder


def plain_environ(**settings: str) -> dict[str, str]:
    """The environment of somebody who never heard of us."""
    ours = ("TRAINER_", "VIRTUAL_ENV", "PYTHON", "SECRET_KEY", "DATABASE_URL", "COVERAGE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | settings
