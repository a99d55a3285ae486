"""Whoever writes a page settles the ledger in the same transaction.

Wagtail's actions have no transaction of their own and announce their work in many signals, some
of them after the commit. So `settles` wraps each way in (publishing/ways_in.py): it opens a
transaction, collects what was touched while the wrapped function ran, and settles it before the
commit. A page and its row are stored together or not at all.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.db import transaction

from publishing.recording import Subject, current_actor, settle_all
from publishing.tasks import settle_later

#: More referrers than this are settled by a background task: the editor should not wait.
FAN_OUT = 2


class _Touched(threading.local):
    """What the outermost wrapped function on this thread has touched so far."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.collecting = False
        self.now: dict[Subject, None] = {}
        self.referrers: dict[Subject, None] = {}


_touched = _Touched()


def touch(*subjects: Subject) -> None:
    """Say that pages or snippets may have changed what is public."""
    _note(subjects, _touched.now)


def touch_referrers(*subjects: Subject) -> None:
    """Say that something these pages or snippets embed may have changed."""
    _note(subjects, _touched.referrers)


def settles(function: Callable[..., Any], *, at_once: bool = False) -> Callable[..., Any]:
    """Wrap a function that writes pages or snippets, as the module's first lines tell.

    Args:  at_once: leave nothing to a background task, so that readers never see a part of it.
    """

    @wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        if _touched.collecting:
            return function(*args, **kwargs)
        try:
            _touched.collecting = True
            with transaction.atomic():
                result = function(*args, **kwargs)
                _settle_touched(actor=current_actor() or _user_of(args), at_once=at_once)
            return result
        finally:
            _touched.forget()

    return wrapped


def _settle_touched(*, actor: str, at_once: bool) -> None:
    referrers = [subject for subject in _touched.referrers if subject not in _touched.now]
    if at_once or len(referrers) <= FAN_OUT:
        settle_all([*_touched.now, *referrers], actor=actor)
        return
    settle_all(_touched.now, actor=actor)
    settle_later(referrers, actor=actor)


def _user_of(args: tuple[Any, ...]) -> str:
    """Return the name of the user that a Wagtail action was made for, if it was."""
    user = getattr(args[0], "user", None) if args else None
    return user.get_username() if user is not None else ""


def _note(subjects: tuple[Subject, ...], collected: dict[Subject, None]) -> None:
    if not subjects:
        return
    if _touched.collecting:
        collected.update(dict.fromkeys(subjects))
    else:
        # A plain delete() or a script's bulk operation: no wrapped function is running.
        transaction.on_commit(partial(settle_all, subjects, actor=current_actor()))
