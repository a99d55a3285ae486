"""The databases that are measured: one for each size, made once and kept in var/bench."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from benchmarks.servers import ROOT
from publishing.stamp import STAMP

FOLDER = ROOT / "var" / "bench"


def database(documents: int) -> str:
    """Return the address of a database with so many questions; make it if it is not there.

    DATABASE_URL names a PostgreSQL database to fill instead. It must be empty or made here, and is
    not emptied: give each size its own.
    """
    named = os.environ.get("DATABASE_URL", "")
    if named.startswith("postgres"):
        _fill(named, documents)
        return named
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"bench-{documents}.sqlite3"
    unfinished = path.with_suffix(".unfinished")
    if not path.exists():
        smaller = FOLDER / "bench-0.sqlite3"
        if documents:
            database(0)
            shutil.copyfile(smaller, unfinished)
        _fill(f"sqlite:///{unfinished}", documents)
        unfinished.rename(path)
    # The code may have changed since it was made.
    _manage(f"sqlite:///{path}", "migrate", "--verbosity=0")
    made_by = path.with_suffix(".stamp")
    if not made_by.exists() or made_by.read_text() != STAMP:
        _manage(f"sqlite:///{path}", "ledger", "prepare")
        made_by.write_text(STAMP)
    return f"sqlite:///{path}"


def _fill(address: str, documents: int) -> None:
    print(f"Making a database with {documents} questions.", flush=True)
    _manage(address, "migrate", "--verbosity=0")
    _manage(address, "seed_benchmark", f"--documents={documents}")
    if documents <= 1000:
        # For stock Wagtail's own search, which takes minutes to index more.
        _manage(address, "update_index", "--verbosity=0")


def _manage(address: str, *command: str) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "DATABASE_URL": address,
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"manage.py {' '.join(command)} failed:\n{done.stderr[-2000:]}")
