"""The databases that are measured: one for each size, made once and kept.

SQLite's are files in var/bench. Where DATABASE_URL names a PostgreSQL database, each size has one
of its own beside that, with the size added to its name; the one that is named is only entered.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier

from benchmarks.servers import ROOT
from publishing.stamp import STAMP

FOLDER = ROOT / "var" / "bench"


def vendor() -> str:
    """Return which database is measured: "sqlite" or "postgresql"."""
    return "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"


def server_version() -> str:
    """Return what the PostgreSQL server says of itself: "PostgreSQL 15.20"."""
    found = _ask("SHOW server_version")
    assert isinstance(found, tuple)
    return f"PostgreSQL {str(found[0]).partition(' ')[0]}"


def database(documents: int, programs: int = 0) -> str:
    """Return the address of a database with so many questions and programs beside the demo.

    It is made if it is not there.
    """
    name = f"bench-{documents}" + (f"-{programs}-programs" if programs else "")
    address = _address(name)
    prepared_by = FOLDER / f"{_file_name(address)}.stamp"
    if not _exists(name):
        is_first = not documents and not programs
        _create(f"{name}-unfinished", copied_from=None if is_first else database(0))
        _fill(_address(f"{name}-unfinished"), documents, programs)
        _rename(f"{name}-unfinished", name)
        # Seeding has prepared the texts, which takes its time with a hundred thousand.
        prepared_by.write_text(STAMP)
    # The code may have changed since it was made.
    manage(address, "migrate", "--verbosity=0")
    if not prepared_by.exists() or prepared_by.read_text() != STAMP:
        manage(address, "ledger", "prepare")
        prepared_by.write_text(STAMP)
    return address


def throwaway(documents: int, name: str) -> str:
    """Return the address of a fresh copy of a database, for a benchmark that changes it."""
    original = database(documents)
    _create(name, copied_from=original)
    return _address(name)


def _fill(address: str, documents: int, programs: int) -> None:
    print(f"Making a database with {documents} questions, {programs} programs.", flush=True)
    manage(address, "migrate", "--verbosity=0")
    manage(address, "seed_benchmark", f"--documents={documents}", f"--programs={programs}")
    if documents <= 1000:
        # For stock Wagtail's own search, which takes minutes to index more.
        manage(address, "update_index", "--verbosity=0")


def manage(address: str, *command: str) -> None:
    """Run a command of manage.py on a database; end the program with its words if it fails."""
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


def _address(name: str) -> str:
    if vendor() == "sqlite":
        return f"sqlite:///{_file(name)}"
    url = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(url._replace(path=f"{url.path}_{name}"))


def _file(name: str) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    return FOLDER / f"{name}.sqlite3"


def _file_name(address: str) -> str:
    return Path(urlsplit(address).path).stem


def _database_name(name: str) -> str:
    return urlsplit(_address(name)).path.removeprefix("/")


def _exists(name: str) -> bool:
    if vendor() == "sqlite":
        return _file(name).exists()
    found = _ask("SELECT 1 FROM pg_database WHERE datname = %s", _database_name(name))
    return found is not None


def _create(name: str, *, copied_from: str | None) -> None:
    """Make a database anew: empty, or a copy of another one."""
    if vendor() == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(f"{_file(name)}{suffix}").unlink(missing_ok=True)
        if copied_from:
            shutil.copyfile(copied_from.removeprefix("sqlite:///"), _file(name))
        return
    new = Identifier(_database_name(name))
    _ask(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(new))
    if copied_from:
        template = Identifier(urlsplit(copied_from).path.removeprefix("/"))
        _ask(SQL("CREATE DATABASE {} TEMPLATE {}").format(new, template))
    else:
        _ask(SQL("CREATE DATABASE {}").format(new))


def _rename(old: str, new: str) -> None:
    if vendor() == "sqlite":
        _file(old).rename(_file(new))
        return
    names = Identifier(_database_name(old)), Identifier(_database_name(new))
    _ask(SQL("ALTER DATABASE {} RENAME TO {}").format(*names))


def _ask(query: object, *values: object) -> object:
    """Run a statement in the database that DATABASE_URL names; return its first row, if any."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        cursor = connection.execute(query, values or None)  # type: ignore[call-overload]
        return cursor.fetchone() if cursor.description else None
