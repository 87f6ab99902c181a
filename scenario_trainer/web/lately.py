"""What was found out lately, so that however often it is asked it costs one look a second."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any


class Lately:
    """A question whose answer is kept for a second; while one thread asks again, others get the last."""

    def __init__(self, ask: Callable[[], Any], seconds: float = 1) -> None:
        self._ask, self._seconds = ask, seconds
        self._lock = Lock()
        self._found: Any = None
        self._old_at = 0.0

    def answer(self) -> Any:
        """The answer, at most so many seconds old."""
        if time.monotonic() < self._old_at or not self._lock.acquire(blocking=not self._old_at):
            return self._found
        try:
            if time.monotonic() >= self._old_at:
                self._found = self._ask()
                self._old_at = time.monotonic() + self._seconds
            return self._found
        finally:
            self._lock.release()
