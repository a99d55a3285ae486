"""Bring the database and the demo content up to date, then hand over to the server.

Each step may be repeated and does nothing when there is nothing to do.
"""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.chdir(ROOT)

import django  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.management.base import BaseCommand, SystemCheckError  # noqa: E402
from django.db import OperationalError, connection, connections  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402


def check_start() -> None:
    """Run the start-up checks, as every later command would."""
    BaseCommand().check(databases=[])


def migrate() -> None:
    """Bring the tables up to date; say nothing when they are."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        print(f"Preparing the database ({len(waiting)} migrations).", flush=True)
        call_command("migrate", interactive=False, verbosity=0)


def load_demo() -> None:
    """Load the demo content; the command says itself what it did."""
    call_command("load_demo")
    call_command("load_demo_brochures")


def prepare_answers() -> None:
    """Make the texts that the API answers with, where an upgrade has changed their form."""
    call_command("ledger", "prepare", stdout=io.StringIO())


def create_demo_users() -> None:
    """Make the demo logins."""
    call_command("create_demo_users")


STEPS: list[tuple[str, Callable[[], None], str]] = [
    ("Settings", check_start, "manage.py check"),
    ("Database", migrate, "manage.py migrate --traceback"),
    ("Demo content", load_demo, "manage.py load_demo --traceback"),
    ("Answers", prepare_answers, "manage.py ledger prepare --traceback"),
    ("Demo logins", create_demo_users, "manage.py create_demo_users --traceback"),
]


def stop(step: str, problem: str, command: str) -> None:
    """End here, naming the step that failed and what to type."""
    sys.exit(f"\n{step}: {problem}\n  Type: {command}")


def run_steps() -> None:
    """Run every step in turn; the first that fails ends the program."""
    for step, action, command in STEPS:
        try:
            action()
        except SystemCheckError as error:
            stop(step, str(error).strip(), f".venv/bin/python {command}   (after correcting it)")
        except OperationalError as error:
            reason = str(error).strip().splitlines()[0]
            if connection.vendor == "sqlite":
                stop(step, f"SQLite says: {reason}.", f".venv/bin/python {command}   (shows all)")
            stop(
                step,
                f"the server in DATABASE_URL says: {reason}.",
                "make run DATABASE_URL=   (uses SQLite instead)",
            )
        except Exception as error:  # noqa: BLE001  (any failure ends in the same advice)
            stop(
                step,
                f"{type(error).__name__}: {error}",
                f".venv/bin/python {command}   (shows where)",
            )


def demo_login() -> str:
    """What to type at the login page, as far as we know it."""
    from cms.management.commands.create_demo_users import ADMIN, DEMO_PASSWORD  # noqa: PLC0415

    user = get_user_model().objects.filter(username=ADMIN).first()
    if user is None:
        return "the login you made"
    if user.check_password(DEMO_PASSWORD):
        return f"{ADMIN} / {DEMO_PASSWORD}"
    return f"{ADMIN} / the password you set"


def main() -> None:
    """Prepare, then become the server: nothing of this process stays behind."""
    django.setup()
    run_steps()
    login = demo_login()
    connections.close_all()
    os.execv(sys.executable, [sys.executable, str(ROOT / "bin" / "serve.py"), login])  # noqa: S606


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nStopped. Type make run to go on from here.")
