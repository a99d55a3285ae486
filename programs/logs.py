"""What a command that writes much leaves out of its output."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

#: They log every save; here that would bury the few lines that matter.
CHATTY = ("wagtail", "django_tasks")


@contextmanager
def quiet() -> Iterator[None]:
    """Let those loggers tell of nothing but warnings while the block runs."""
    loggers = [logging.getLogger(name) for name in CHATTY]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.WARNING)
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
