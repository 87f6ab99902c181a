"""What kills and what watches."""

import os
import shutil

import pytest


@pytest.fixture(scope="session")
def strace() -> str:
    """The program that kills."""
    found = shutil.which("strace")
    if found is None:
        reason = "strace is not installed (apt-get install strace)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return found
