"""The watch on PostgreSQL: it is told of each change, and proves that it still would be."""

from __future__ import annotations

import logging
import select
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from cms.delivery.ledger_head import Seen, begins_anew, head_on, read_stale_keys
from cms.delivery.store import MANY_CHANGES
from publishing.head import Head
from publishing.news import CHANNEL, News

logger = logging.getLogger(__name__)


class PostgresWatch:
    """Listens on a connection of its own, in a thread that starts with the first question.

    Readers hear of a change as soon as PostgreSQL tells it: mostly before the editor does. On a
    busy machine that may take longer, so the thread asks as well, and whoever reads when it has not
    asked for the promised time waits for it.
    """

    #: What PostgreSQL shows its connection as.
    NAME = "continuum-ledger"
    #: Seconds. What readers get is at most so old.
    PROMISED = 0.05
    #: Seconds from one question to the next while somebody reads, and while nobody does.
    BEAT, HEARTBEAT = 0.03, 0.5
    #: Seconds that a reader waits for a question; then Django answers.
    PATIENCE = 0.25
    #: Seconds without an answer after which the connection counts as lost, and nobody waits.
    DOUBT = 1.5

    def __init__(self) -> None:
        self._seen: Seen | None = None
        self._era = 0
        #: Sequence → what its row made stale, of the last rows we heard of in this era.
        self._keys: OrderedDict[int, Sequence[str]] = OrderedDict()
        #: When the last question was asked that has been answered.
        self._proven = 0.0
        self._proof = threading.Condition()
        self._is_read = False
        self._start = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = threading.Event()
        self._bell: Bell

    def see(self) -> Seen | None:
        if self._thread is None:
            self._run_once()
        self._is_read = True
        now = time.monotonic()
        if now - self._proven > self.PROMISED and not self._is_proven_soon(now):
            return None
        return self._seen

    def stale_keys(self, after: int, until: int) -> Iterable[str]:
        """Return what we heard of these rows; ask the database only if we did not hear of all."""
        heard = self._keys
        try:
            return [key for number in range(after + 1, until + 1) for key in heard[number]]
        except KeyError:
            return read_stale_keys(after, until)

    def close(self) -> None:
        self._closed.set()
        if self._thread is not None:
            self._bell.ring()
            self._thread.join()
            self._bell.close()

    def _is_proven_soon(self, now: float) -> bool:
        """Wait until a question does for who reads now, or nobody listens; False if too long."""
        if now - self._proven > self.DOUBT:
            return False
        self._bell.ring()
        with self._proof:
            return self._proof.wait_for(
                lambda: self._seen is None or now - self._proven <= self.PROMISED,
                timeout=self.PATIENCE,
            )

    def _run_once(self) -> None:
        with self._start:
            if self._thread is None:
                self._bell = Bell()
                self._thread = threading.Thread(target=self._follow, name="ledger", daemon=True)
                self._thread.start()

    def _follow(self) -> None:
        while not self._closed.is_set():
            wrapper = connections.create_connection(DEFAULT_DB_ALIAS)
            try:
                self._listen(wrapper)
            except Exception as error:  # noqa: BLE001  (without this thread, memory stays unused)
                # No answer may be given from memory until we listen again, and then none of these.
                with self._proof:
                    self._seen = None
                    self._proof.notify_all()
                self._begin_era()
                logger.warning("Lost the ledger's notifications (%s); trying again.", error)
                self._closed.wait(self.HEARTBEAT)
            finally:
                wrapper.close()

    def _listen(self, wrapper: Any) -> None:
        wrapper.ensure_connection()
        wrapper.set_autocommit(True)
        raw, told = wrapper.connection, list[str]()
        # By itself, psycopg keeps what is told during a question until more is told.
        raw.add_notify_handler(lambda notification: told.append(notification.payload))
        raw.execute(f"SET application_name = '{self.NAME}'")
        raw.execute(f"LISTEN {CHANNEL}")
        while not self._closed.is_set():
            asked, was_read, self._is_read = time.monotonic(), self._is_read, False
            self._learn(head_on(wrapper))
            self._hear_all(told, wrapper)
            with self._proof:
                self._proven = asked
                self._proof.notify_all()
            self._listen_until(asked + (self.BEAT if was_read else self.HEARTBEAT), told, wrapper)

    def _listen_until(self, moment: float, told: list[str], wrapper: Any) -> None:
        """Hear what is told, until a moment or until somebody rings for a question."""
        while (left := moment - time.monotonic()) > 0:
            rung, is_told = _ready(self._bell.fileno(), wrapper.connection.fileno(), left)
            if rung:
                self._bell.hush()
                return
            if is_told:
                self._hear_all(told, wrapper)

    def _hear_all(self, told: list[str], wrapper: Any) -> None:
        """Hear what has come in, without waiting for more.

        Args:  told: where the connection's handler puts it; during a question it has been at work.
        """
        libpq = wrapper.connection.pgconn
        libpq.consume_input()
        while notification := libpq.notifies():
            libpq.notify_handler(notification)
        while told:
            self._hear(told.pop(0), wrapper)

    def _hear(self, payload: str, wrapper: Any) -> None:
        news = News.from_text(payload)
        if news is None:
            self._learn(head_on(wrapper))
            return
        if news.keys:
            self._remember(news)
        # What we have read ourselves may be newer.
        if self._seen is None or news.sequence >= self._seen.head.sequence:
            self._learn(news.head)

    def _learn(self, head: Head) -> None:
        """Let readers know of a head."""
        if self._seen is not None and begins_anew(self._seen.head, head):
            self._begin_era()
        self._seen = Seen(head, self._era)

    def _remember(self, news: News) -> None:
        self._keys[news.sequence] = news.keys
        if len(self._keys) > MANY_CHANGES:
            self._keys.popitem(last=False)

    def _begin_era(self) -> None:
        self._era += 1
        self._keys = OrderedDict()


class Bell:
    """Wakes a thread that waits for a socket as well."""

    def __init__(self) -> None:
        self._inside, self._outside = socket.socketpair()
        self._inside.setblocking(False)
        self._outside.setblocking(False)
        self.fileno = self._inside.fileno

    def ring(self) -> None:
        with suppress(OSError):  # so many have rung that it cannot be missed, or it is closed
            self._outside.send(b"!")

    def hush(self) -> None:
        with suppress(BlockingIOError):
            self._inside.recv(4096)

    def close(self) -> None:
        self._inside.close()
        self._outside.close()


def _ready(first: int, second: int, seconds: float) -> tuple[bool, bool]:
    """Tell at which of two sockets something comes in within so many seconds, or ends."""
    poll = select.poll()
    for each in (first, second):
        poll.register(each, select.POLLIN)
    found = {each for each, _ in poll.poll(1000 * seconds)}
    return first in found, second in found
