"""Content that many tests read: published once in a run, then put back as rows.

Publishing a page takes Wagtail a hundred queries, putting its rows back takes one a table. The
first test that wants some content publishes it.
"""

import fcntl
import hashlib
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction
from factory.django import DjangoModelFactory

#: By primary key, the values of a row in SQL.
Rows = dict[str, str]


@dataclass(frozen=True)
class Snapshot:
    """What publishing some content changed, and the state that it was published on."""

    base: dict[str, Rows]
    gone: dict[str, list[str]]
    new: dict[str, list[str]]
    files: dict[str, bytes]
    numbers: dict[str, int]


def published(name: str, publish: Callable[[], object]) -> None:
    """Have what `publish` publishes, for this test: from its rows, if they are known.

    They fit the state that they were taken on alone. Where a test has changed something before,
    its content is published in earnest.
    """
    with _place_of(f"{name}-{_state()}") as file:
        if not file.exists():
            file.write_bytes(pickle.dumps(_taken(publish)))
            return
        snapshot = pickle.loads(file.read_bytes())  # noqa: S301  (our own file)
    if all(_rows(table) == rows for table, rows in snapshot.base.items()):
        _put_back(snapshot)
    else:
        publish()


def published_first(name: str, publish: Callable[[], object]) -> None:
    """Have what `publish` publishes where the ledger is empty, or came from snapshots alone.

    For what a factory makes besides. On a test's own content nothing else could be put back.
    """
    if _state() not in _known:
        publish()
        return
    published(name, publish)
    _known.add(_state())


@contextmanager
def _place_of(name: str) -> Iterator[Path]:
    """Hold the file of a snapshot. Workers whose databases are copies of one share it."""
    folder = settings.RUN_DIR
    if connection.vendor == "sqlite" and folder.name.startswith("gw"):
        folder = folder.parent
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / f"{name}.snapshot"


def _state() -> str:
    """Return a digest of the ledger and of all drafts: most of what content is published on."""
    return _digest([_rows(table) for table in ("publishing_version", "wagtailcore_revision")])


def _digest(rows: list[Rows]) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


#: States of the ledger that a test may find again: the empty one, and what was put on it.
_known = {_digest([{}, {}])}


def _taken(publish: Callable[[], object]) -> Snapshot:
    before, files = {table: _rows(table) for table in _models()}, _files()
    publish()
    after = {table: _rows(table) for table in before}
    changed = [table for table in before if before[table] != after[table]]
    return Snapshot(
        # References to content types stay the same numbers.
        base={table: before[table] for table in [*changed, ContentType._meta.db_table]},
        gone={table: _missing(before[table], after[table]) for table in changed},
        new={
            table: [after[table][key] for key in _missing(after[table], before[table])]
            for table in changed
        },
        files={file: (settings.MEDIA_ROOT / file).read_bytes() for file in _files() - files},
        numbers={factory.__name__: factory._meta.next_sequence() for factory in _factories()},
    )


def _missing(rows: Rows, others: Rows) -> list[str]:
    """Return the keys of rows that the others have not, or have with other values."""
    return [key for key, row in rows.items() if others.get(key) != row]


def _put_back(snapshot: Snapshot) -> None:
    """Write rows and files. The database checks references when the transaction ends."""
    models = _models()
    with transaction.atomic(), connection.cursor() as cursor:
        for table, keys in snapshot.gone.items():
            if keys:
                pk = models[table]._meta.pk.column
                gone = ",".join(keys)
                cursor.execute(f'DELETE FROM "{table}" WHERE "{pk}" IN ({gone})')  # noqa: S608
        for table, rows in snapshot.new.items():
            if rows:
                columns = ",".join(_columns(table))
                values = ",".join(f"({row})" for row in rows)
                cursor.execute(f'INSERT INTO "{table}" ({columns}) VALUES {values}')  # noqa: S608
        changed = [models[table] for table in snapshot.new]
        for reset in connection.ops.sequence_reset_sql(no_style(), changed):
            cursor.execute(reset)
    for file, content in snapshot.files.items():
        path = settings.MEDIA_ROOT / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for factory in _factories():  # so that none gives a slug again that is in the rows
        number = max(snapshot.numbers[factory.__name__], factory._meta.next_sequence())
        factory.reset_sequence(number, force=True)


def _factories(base: Any = DjangoModelFactory) -> Iterator[Any]:
    for factory in base.__subclasses__():
        yield from _factories(factory)
        if not factory._meta.abstract:
            yield factory


def _rows(table: str) -> Rows:
    literal = "quote({})" if connection.vendor == "sqlite" else "quote_nullable({}::text)"
    pk = _models()[table]._meta.pk.column
    values = "||','||".join(literal.format(column) for column in _columns(table))
    with connection.cursor() as cursor:
        key = literal.format(f'"{pk}"')
        cursor.execute(f'SELECT {key}, {values} FROM "{table}"')  # noqa: S608
        return dict(cursor.fetchall())


def _columns(table: str) -> list[str]:
    return [f'"{field.column}"' for field in _models()[table]._meta.local_concrete_fields]


@cache
def _models() -> dict[str, Any]:
    """Return the model of each table, those between two others included."""
    return {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not _follows_another(model)
    }


def _follows_another(model: Any) -> bool:
    """Tell whether the database itself keeps a table, by triggers: that of SQLite's text search."""
    return model._meta.db_table.endswith("_fts")


def _files() -> set[str]:
    root = settings.MEDIA_ROOT
    return {str(file.relative_to(root)) for file in root.rglob("*") if file.is_file()}
