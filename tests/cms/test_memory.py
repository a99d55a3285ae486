"""What a worker that only answers readers does not carry."""

import subprocess
import sys

from django.conf import settings
from django.db import connection

#: For making PDF and Word files, and for measuring how easy a text is to read.
FOR_MAKERS = {"docx", "nltk", "pikepdf", "textstat", "weasyprint"}

SERVE = """
import sys
from cms.wsgi import application
from django.urls import resolve
resolve("/admin/"), resolve("/api/v1/")
print(*sys.modules)
"""

BEGIN = """
import gc, runpy, sys
from cms.wsgi import application
assert "wagtail.admin.urls" in sys.modules
runpy.run_path("gunicorn.conf.py")["post_worker_init"](None)
print(gc.get_freeze_count(), len(gc.get_objects()))
"""


def test_a_worker_starts_without_the_libraries_of_those_who_make():
    loaded = set(printed_by(SERVE))
    assert "wagtail.admin.urls" in loaded
    assert loaded & FOR_MAKERS == set()


def test_a_worker_loads_the_driver_of_its_database_alone():
    on_postgres = connection.vendor == "postgresql"
    assert ("psycopg.connection" in printed_by(SERVE)) is on_postgres


def test_a_worker_that_has_loaded_all_addresses_leaves_little_to_look_through_for_garbage():
    out_of_sight, in_sight = map(int, printed_by(BEGIN))
    assert out_of_sight > 100 * in_sight


def printed_by(program):
    """Return the words that a program prints, in a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()
