"""A PostgreSQL server of a test's own, which it may stop, start and hold up."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.base.creation import TEST_DATABASE_PREFIX
from django.test.utils import setup_databases, teardown_databases

from benchmarks.servers import free_port


class OwnPostgres:
    """A server in a folder, with a copy of the test database."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "data", free_port()
        self._user = "postgres" if os.getuid() == 0 else None  # it refuses to run as root
        if self._user:
            shutil.chown(folder, self._user)
        flags = ["--auth=trust", "--username=postgres", "--no-sync", "--encoding=UTF8"]
        self._run("initdb", *flags, "--locale=C.UTF-8", "-D", str(self.folder))

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -k {self.folder}"
        log = str(self.folder.parent / "log")
        self._run("pg_ctl", "start", "-w", "-D", str(self.folder), "-l", log, "-o", options)

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: "immediate" as a crash would, "fast" as an upgrade would."""
        self._run("pg_ctl", "stop", "-w", "-m", mode, "-D", str(self.folder))

    def copy_test_database(self) -> str:
        """Copy the tables and rows of the test database; return the copy's name."""
        source = connection.settings_dict
        name = source["NAME"]
        own = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]
        self._run("createdb", *own, name)
        theirs = ["-h", source["HOST"], "-p", str(source["PORT"] or 5432), "-U", source["USER"]]
        environment = {**os.environ, "PGPASSWORD": source["PASSWORD"]}
        dump = subprocess.run(
            [_program("pg_dump"), *theirs, "--no-owner", name],
            capture_output=True,
            check=True,
            env=environment,
        )
        self._run("psql", *own, "-q", "-d", name, stdin=dump.stdout)
        return name

    def _run(self, name: str, *arguments: str, stdin: bytes | None = None) -> None:
        # pg_ctl leaves its output open to the server it starts.
        done = subprocess.run(
            [_program(name), *arguments],
            input=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=self._user,
            cwd="/",
            check=False,
        )
        assert done.returncode == 0, f"{name} failed"


@contextmanager
def a_test_database():
    """Have a test database to copy; pytest-django makes none if no test of the run is for one."""
    if connection.settings_dict["NAME"].startswith(TEST_DATABASE_PREFIX):
        yield
        return
    made = setup_databases(verbosity=0, interactive=False, aliases={connection.alias})
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0)


@contextmanager
def default_connection_to(server: OwnPostgres):
    """Have everything in this process use the server's copy of the test database."""
    kept = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(
        HOST="127.0.0.1", PORT=str(server.port), USER="postgres", PASSWORD=""
    )
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(kept)


def skip_without_programs() -> None:
    """Skip the test, with the reason, where it cannot have a server of its own."""
    if connection.vendor != "postgresql":
        pytest.skip("runs on PostgreSQL only: DATABASE_URL names none")
    if missing := [name for name in ("initdb", "pg_ctl", "pg_dump") if not _program(name)]:
        pytest.skip(f"no {' and '.join(missing)} here to make a PostgreSQL server with")


def _program(name: str) -> str:
    """Return where a program of the newest PostgreSQL is, or "". Debian keeps them out of PATH."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: int(re.sub(r"\D", "", folder.parent.name) or 0),
    )
    found = [str(folder / name) for folder in reversed(folders) if (folder / name).exists()]
    return found[0] if found else shutil.which(name) or ""
