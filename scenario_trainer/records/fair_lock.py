"""A lock that serves writers in the order they came.

An ordinary lock lets whoever happens to run take it again; under load somebody
then waits for seconds. This one is handed over to the next in line.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class FairLock:
    """Handed from one holder to the one who waits longest."""

    def __init__(self) -> None:
        self._gate = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    @contextmanager
    def held(self, seconds: float) -> Iterator[None]:
        """Hold the lock; `TimeoutError` when the turn does not come in time."""
        self._acquire(seconds)
        try:
            yield
        finally:
            self._release()

    def _acquire(self, seconds: float) -> None:
        with self._gate:
            if not self._taken:
                self._taken = True
                return
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        if not mine.acquire(timeout=seconds):
            self._leave(mine)

    def _leave(self, mine: Lock) -> None:
        with self._gate:
            if mine not in self._waiting:
                return  # handed over at the last moment: it is ours
            self._waiting.remove(mine)
        raise TimeoutError("no turn in time")

    def _release(self) -> None:
        with self._gate:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
