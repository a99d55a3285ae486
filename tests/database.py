"""Migrate once, then copy: the suite starts in a second and still runs every real migration.

Only for SQLite, whose database is a file. The copy's name holds a hash of all migrations, so a
changed migration is run again, from the first to the last, on an empty database.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings

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


def _key() -> str:
    digest = hashlib.sha256(django.get_version().encode())
    for config in apps.get_app_configs():
        for file in sorted(Path(config.path).glob("migrations/*.py")):
            digest.update(config.label.encode() + file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]
