"""Values inside a body as SQL, the same on SQLite and PostgreSQL.

Django's own key lookups tell a null in the JSON from a missing key, and differently on each
database. Here both are NULL, and so is an empty text: none of them states anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import BooleanField, F, Field, FloatField, Func, Subquery, TextField, Value
from django.db.models.functions import Cast

from publishing.models import VersionQuerySet


class TextCell(Func):
    """A text, a code, a date as YYYY-MM-DD, or a list as JSON, by the names that lead to it."""

    arity = 1
    holds: ClassVar[type[Field[Any, Any]]] = TextField
    sqlite = "NULLIF(JSON_EXTRACT(%(expressions)s, '{path}'), '')"
    postgresql = "NULLIF(%(expressions)s #>> '{keys}', '')"

    def __init__(self, *names: str) -> None:
        super().__init__(F("body"), output_field=self.holds())
        # Names of serializer fields: letters and underscores.
        self.path, self.keys = ".".join(["$", *names]), f"{{{','.join(names)}}}"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = self.sqlite.format(path=self.path)
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = self.postgresql.format(keys=self.keys)
        return self.as_sql(compiler, connection, template=template, **context)


class NumberCell(TextCell):
    """A number. PostgreSQL may look at rows of other types first, so it asks what it finds."""

    holds = FloatField
    sqlite = "JSON_EXTRACT(%(expressions)s, '{path}')"
    postgresql = (
        "CASE jsonb_typeof(%(expressions)s #> '{keys}') WHEN 'number' "
        "THEN (%(expressions)s #>> '{keys}')::double precision END"
    )


class BooleanCell(TextCell):
    """True or false."""

    holds = BooleanField
    sqlite = "JSON_EXTRACT(%(expressions)s, '{path}')"
    postgresql = (
        "CASE jsonb_typeof(%(expressions)s #> '{keys}') WHEN 'boolean' "
        "THEN (%(expressions)s #>> '{keys}')::boolean END"
    )


class HasItem(Func):
    """Whether a list in the body has one of some texts, or a single value is one of them."""

    output_field = BooleanField()
    sqlite_item = "item.value"

    def __init__(self, name: str, among: Sequence[str] | Subquery) -> None:
        several = [among] if isinstance(among, Subquery) else [Value(text) for text in among]
        super().__init__(F("body"), *several)
        self.name = name

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        items = f"JSON_EACH({{body}}, '$.{self.name}') AS item"
        return self._exists(compiler, items, self.sqlite_item)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        items = f"jsonb_path_query({{body}}, '$.{self.name}[*]') AS item"
        return self._exists(compiler, items, "(item #>> '{}')")

    def _exists(self, compiler: Any, items: str, item: str) -> tuple[str, list[Any]]:
        body, *among = (compiler.compile(part) for part in self.get_source_expressions())
        texts = ", ".join(sql for sql, _ in among)
        if not isinstance(self.get_source_expressions()[1], Subquery):
            texts = f"({texts})"
        from_items = items.format(body=body[0])
        params = [*body[1], *(param for _, found in among for param in found)]
        # Only names of fields are written into it; every value is a parameter.
        return f"EXISTS (SELECT 1 FROM {from_items} WHERE {item} IN {texts})", params  # noqa: S608


class RefersTo(HasItem):
    """Whether a reference, or one of a list, leads to one of some documents."""

    # SQLite stores a UUID without the dashes that it has in JSON.
    sqlite_item = "REPLACE(item.value, '-', '')"

    def __init__(self, name: str, targets: VersionQuerySet) -> None:
        self.targets = targets.order_by()
        keys = self.targets.annotate(key=Cast("document_id", TextField())).values("key")
        super().__init__(name, Subquery(keys))
