"""Which request is answered next: pages that take long to work out form a line of their own.

When a training ends forty officers open their debriefs in the same moment. Python computes in one
thread at a time, so eight debriefs at once would make every scene beside them wait for all eight.
One debrief at a time takes no longer for the last of the forty, and leaves seven threads and half
of the computing to everybody else. What we gave up: whoever is last in the line cannot overtake.
"""

import re
from collections import deque
from threading import Lock

from waitress.channel import HTTPChannel
from waitress.task import ThreadedTaskDispatcher

SLOW = re.compile(r"/practice/[^/]+/(debrief|submit)$")  # what works out a whole score


class Dispatcher(ThreadedTaskDispatcher):
    """Hands requests to the threads in the order they came, of the slow ones one at a time."""

    def __init__(self, threads: int) -> None:
        super().__init__()
        self._gate = Lock()
        self._line: deque[_InLine] = deque()
        self._busy = False
        self.set_thread_count(threads)

    def add_task(self, channel: HTTPChannel) -> None:  # type: ignore[override]
        """A request is whole; a slow one waits until the one before it is answered."""
        if not is_slow(channel):
            return super().add_task(channel)
        mine = _InLine(channel, self)
        with self._gate:
            if self._busy:
                self._line.append(mine)
                return None
            self._busy = True
        return super().add_task(mine)

    def let_in_the_next(self) -> None:
        """A slow request is answered, or was given up."""
        with self._gate:
            following = self._line.popleft() if self._line else None
            self._busy = following is not None
        if following:
            super().add_task(following)

    def shutdown(self, cancel_pending: bool = True, timeout: int = 5) -> bool:
        """End all threads; who still waits in line is let go."""
        ended = super().shutdown(cancel_pending, timeout)
        with self._gate:
            waiting, self._line = self._line, deque()
        for each in waiting:
            each.channel.cancel()
        return ended


def is_slow(channel: HTTPChannel) -> bool:
    """Whether the request at the head of a connection asks for a page of the slow ones."""
    request = channel.requests[0] if channel.requests else None
    return bool(request and SLOW.search(getattr(request, "path", "")))


class _InLine:
    """A slow request in the hands of a thread."""

    def __init__(self, channel: HTTPChannel, dispatcher: Dispatcher) -> None:
        self.channel, self._dispatcher = channel, dispatcher

    def service(self) -> None:
        """Answer it, then let in the next, whatever became of this one."""
        try:
            self.channel.service()
        finally:
            self._dispatcher.let_in_the_next()

    def cancel(self) -> None:
        """The server ends before its turn came."""
        self.channel.cancel()
