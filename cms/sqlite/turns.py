"""Turns at writing to one file: who came first is served first, whatever process they are in.

SQLite has one writer and no queue: whoever finds it locked sleeps up to a tenth of a second and
looks again. With twenty editors publishing, some look in vain for longer than anybody waits, and
get "database is locked". Here they wait for a lock of the operating system, which wakes them in
the order of asking and ends with its process. https://man7.org/linux/man-pages/man2/flock.2.html

Who wakes must still ask once more, and may find that the one who just wrote was quicker to ask for
another turn. So there are two locks: the turn, and a door before it. Only who stands in the door
asks for the turn, and leaves the door when they have it.
"""

from __future__ import annotations

import fcntl
import logging
import os
import threading

logger = logging.getLogger(__name__)

#: Seconds after which somebody goes on without a turn; SQLite's own way of waiting is then left.
PATIENCE = 60.0

_mine = threading.local()


class Turns:
    """The queue at a file. One object for each connection; it holds at most one turn."""

    def __init__(self, path: str) -> None:
        self._path, self._door_path = f"{path}-queue", f"{path}-queue-door"
        self._file: int | None = None

    def take(self) -> None:
        """Return when it is our turn. A thread that has it already, elsewhere, does not wait."""
        if self._file is not None or getattr(_mine, "path", None) == self._path:
            return
        opened: list[int] = []
        try:
            for path in (self._door_path, self._path):
                opened.append(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644))
            is_free = all(map(_is_locked_at_once, opened))
        except OSError:
            # Its file system has no such locks; some network ones have not.
            logger.exception("There is no queue for writers; SQLite has them wait in its own way.")
            for file in opened:
                os.close(file)
            return
        door, file = opened
        if is_free:
            os.close(door)
        elif not _Waiting(door, file).ended_well(PATIENCE):
            logger.warning("A writer had no turn in %.0f seconds.", PATIENCE)
            return
        self._file, _mine.path = file, self._path

    def give_back(self) -> None:
        """Let the next one in."""
        if self._file is not None:
            os.close(self._file)
            self._file = _mine.path = None


def _is_locked_at_once(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class _Waiting:
    """Waits in a thread of its own, for this kind of waiting can neither be timed nor ended."""

    def __init__(self, door: int, file: int) -> None:
        self._door, self._file = door, file
        self._lock = threading.Lock()
        self._has_turn = threading.Event()
        self._is_over = False
        threading.Thread(target=self._wait, name="turn", daemon=True).start()

    def ended_well(self, seconds: float) -> bool:
        if self._has_turn.wait(seconds):
            return True
        with self._lock:
            # It may have come in this very moment.
            self._is_over = not self._has_turn.is_set()
            return not self._is_over

    def _wait(self) -> None:
        fcntl.flock(self._door, fcntl.LOCK_EX)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        os.close(self._door)
        with self._lock:
            if self._is_over:
                os.close(self._file)
            else:
                self._has_turn.set()
