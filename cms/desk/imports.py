"""Show in a document's history that a file was taken in (publishing.portable)."""

from __future__ import annotations

from typing import Any

from wagtail.log_actions import LogFormatter

from publishing.portable.writing import IMPORTED


def register_log_actions(actions: Any) -> None:
    actions.register_action(IMPORTED)(_Imported)


class _Imported(LogFormatter):
    label = "Take in from a file"

    def format_message(self, log_entry: Any) -> str:
        return f"Taken in from {log_entry.data['file']}"
