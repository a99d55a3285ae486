"""Migrate once, then copy: the suite starts in a second and still runs every real migration.

Only for SQLite, whose database is a file. The copy's name holds a hash of all migrations, so a
changed migration is run again, from the first to the last, on an empty database.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import django
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import TransactionTestCase

FOLDER = settings.VAR_DIR / "tests"


def copy_migrated_database(target: Path) -> None:
    """Put a migrated database at `target`; make it first if there is none for these migrations."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    ready = FOLDER / f"migrated-{_key()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the workers arrive together; one migrates, all copy
        if not ready.exists():
            for outdated in FOLDER.glob("migrated-*"):
                outdated.unlink()
            unfinished = FOLDER / "unfinished.sqlite3"
            unfinished.unlink(missing_ok=True)
            subprocess.run(
                [sys.executable, "manage.py", "migrate", "--verbosity=0"],
                check=True,
                cwd=settings.BASE_DIR,
                env={
                    **os.environ,
                    "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
                    "DATABASE_URL": f"sqlite:///{unfinished}",
                },
            )
            unfinished.rename(ready)
        shutil.copyfile(ready, target)


def copy_in_memory() -> sqlite3.Connection:
    """Return a copy of SQLite's test database as it is now."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    with _raw_connection() as database:
        database.backup(copy)
    return copy


@contextmanager
def put_back_after_commits(whole: sqlite3.Connection) -> Iterator[None]:
    """Let a test that commits end with the database as it is in this copy.

    Django would empty all tables, and fill them again from JSON. That takes it far longer than
    SQLite takes to copy two megabytes.
    """

    def put_back(test_case: Any) -> None:
        with _raw_connection() as database:
            whole.backup(database)
        ContentType.objects.clear_cache()

    with mock.patch.object(TransactionTestCase, "_fixture_teardown", put_back):
        yield


@contextmanager
def _raw_connection() -> Iterator[sqlite3.Connection]:
    connection.close()
    connection.ensure_connection()
    assert isinstance(connection.connection, sqlite3.Connection)
    yield connection.connection
    connection.close()


def _key() -> str:
    digest = hashlib.sha256(django.get_version().encode())
    for config in apps.get_app_configs():
        for file in sorted(Path(config.path).glob("migrations/*.py")):
            digest.update(config.label.encode() + file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]
