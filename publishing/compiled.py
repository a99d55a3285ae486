"""SQL that is compiled once and run many times, with other values each time.

To build a query and write it as SQL takes Django longer than the database takes to answer it. The
few queries behind nearly every answer are therefore written once in each process.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeAlias

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, QuerySet

#: A field, and a value that stands for those of each run. It must not occur elsewhere in the query.
Sample: TypeAlias = "tuple[Field[Any, Any], Any]"

#: Each takes some 40 kB, and some keys hold a number from a reader: the length of a page.
MOST = 300

_statements: dict[Hashable, Statement] = {}


class Statement:
    """A query whose values may change. Django knows of some that they find nothing."""

    def __init__(self, rows: QuerySet[Any, Any], samples: dict[str, Sample]) -> None:
        self._compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            self._sql, params = self._compiler.as_sql()
        except EmptyResultSet:
            self._sql, params = "", ()
        columns = [column for column, *_ in self._compiler.select]
        self._converters = self._compiler.get_converters(columns)
        names = [*rows.query.values_select, *rows.query.annotation_select]
        self._row: Any = namedtuple("Row", names)  # type: ignore[misc]
        self._fields = {name: item for name, (item, _) in samples.items()}
        database = connections[DEFAULT_DB_ALIAS]
        stand_ins = {
            item.get_db_prep_value(value, database): name for name, (item, value) in samples.items()
        }
        #: For each parameter the name of its sample, or None and the value that it always has.
        self._params = [(stand_ins.get(value), value) for value in params]

    def fetch(self, **values: Any) -> list[Any]:
        """Run it with these values, one for each sample; return rows that know their columns."""
        rows: Iterable[Any] = self._run(values)
        if self._converters:
            rows = self._compiler.apply_converters(rows, self._converters)
        return [self._row._make(row) for row in rows]

    def fetch_stored(self, **values: Any) -> list[Any]:
        """Return the same, but each value as the database gives it: for whom few are of interest.

        On SQLite an id is a text, and each of a page would be read.
        """
        return [self._row._make(row) for row in self._run(values)]

    def _run(self, values: dict[str, Any]) -> list[Any]:
        if not self._sql:
            return []
        database = connections[DEFAULT_DB_ALIAS]
        prepared = {
            name: self._fields[name].get_db_prep_value(value, database)
            for name, value in values.items()
        }
        params = [value if name is None else prepared[name] for name, value in self._params]
        with database.cursor() as cursor:
            cursor.execute(self._sql, params)
            found: list[Any] = cursor.fetchall()
        return found


def statement(
    key: Hashable, rows: Callable[[], QuerySet[Any, Any]], samples: Callable[[], dict[str, Sample]]
) -> Statement:
    """Return the statement of a key; the first time, compile it from `rows` and `samples`."""
    found = _statements.get(key)
    if found is None:
        if len(_statements) >= MOST:
            _statements.clear()
        found = _statements[key] = Statement(rows(), samples())
    return found


def rows_of(
    key: Hashable,
    values: Iterable[Any],
    field: Field[Any, Any],
    rows: Callable[[list[Any]], QuerySet[Any, Any]],
    stand_in: Callable[[int], Any] = lambda number: -1 - number,
) -> list[Any]:
    """Return the rows that some values of a field lead to, in one query.

    Args:     rows: makes the query for a list of values. stand_in: by a number from 0, a value that
              the field never has.
    """
    wanted = padded(sorted(values))
    if not wanted:
        return []
    samples = {f"value_{number}": stand_in(number) for number in range(len(wanted))}
    return statement(
        (key, len(wanted)),
        lambda: rows(list(samples.values())),
        lambda: {name: (field, sample) for name, sample in samples.items()},
    ).fetch(**dict(zip(samples, wanted, strict=True)))


def padded(items: list[Any]) -> list[Any]:
    """Return a list filled up with its last item to one of few lengths, so that SQL is reused."""
    size = 4
    while size < len(items):
        size *= 2
    return [*items, *[items[-1]] * (size - len(items))] if items else []
