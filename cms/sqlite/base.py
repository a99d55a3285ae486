"""The backend that Django loads for ENGINE = "cms.sqlite".

https://docs.djangoproject.com/en/5.2/ref/databases/#subclassing-the-built-in-database-backends
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.backends.sqlite3 import base

from cms.sqlite.turns import Turns

#: How statements begin that write at once, when no transaction is open.
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes a turn for each transaction, and for each statement that writes outside of one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turns: Turns | None = None
        self.execute_wrappers.append(self._in_turn)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        # The name is known only now: tests give the database another one.
        self._turns = None if self.is_in_memory_db() else Turns(str(self.settings_dict["NAME"]))
        return super().get_new_connection(conn_params)

    def _in_turn(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        if self._turns is None or not isinstance(sql, str):
            return execute(sql, params, many, context)
        begins = sql.startswith("BEGIN")
        writes_at_once = not self.in_atomic_block and sql.lstrip().startswith(WRITES)
        if not (begins or writes_at_once):
            return execute(sql, params, many, context)
        self._turns.take()
        try:
            return execute(sql, params, many, context)
        finally:
            # A transaction that has begun keeps its turn until it ends.
            if self.connection is None or not self.connection.in_transaction:
                self._give_back()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._give_back()

    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]
        self._give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_back()

    def _give_back(self) -> None:
        if self._turns is not None:
            self._turns.give_back()
