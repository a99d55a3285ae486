"""Whether anybody has committed to an SQLite file, from the memory that its processes share.

In WAL mode a commit ends with a new header of the WAL-index, which every process has mapped; by
this header SQLite itself tells whether what it has read still holds. `PRAGMA data_version` looks at
it for us, and lets other threads go first some eight times; here none does.
https://www.sqlite.org/walformat.html#wal_index_format
"""

from __future__ import annotations

import mmap
import os
import threading
from typing import Any

#: Bytes of the header; a second copy follows, which is written before it.
HEADER = 48

#: (device, inode) → what is mapped. Never closed: with any of its descriptors, a process gives up
#: all its locks on a file, SQLite's among them. https://www.sqlite.org/howtocorrupt.html (2.2)
_mapped: dict[tuple[int, int], mmap.mmap] = {}
#: Two at once would map it twice, and the one that nobody keeps would be closed.
_mapping = threading.Lock()


def map_index(connection: Any, path: str) -> mmap.mmap | None:
    """Return the WAL-index of a database, or None if it has none.

    Read it only while the connection is open: that keeps the file, and its length, as they are.

    Args:     connection: an open one of `sqlite3`. path: of the database.
    """
    # The index is there from the first read on.
    connection.execute("PRAGMA data_version").fetchone()
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        return None
    index = f"{path}-shm"
    found = os.stat(index)
    key = found.st_dev, found.st_ino
    with _mapping:
        if key not in _mapped:
            _mapped[key] = mmap.mmap(os.open(index, os.O_RDONLY), HEADER, prot=mmap.PROT_READ)
        return _mapped[key]
