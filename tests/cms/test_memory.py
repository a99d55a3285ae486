"""What a worker that only answers readers does not carry."""

import subprocess
import sys

from django.conf import settings
from django.db import connection

from cms.loading import NEVER_NEEDED

#: For making PDF and Word files, and for measuring how easy a text is to read.
FOR_MAKERS = {"docx", "nltk", "pikepdf", "textstat", "weasyprint"}

SERVE = """
import sys
from cms.wsgi import application
from django.urls import resolve
resolve("/admin/"), resolve("/api/v1/")
print(*sys.modules)
"""

PICTURE = """
import io, sys
from cms.wsgi import application
from PIL import Image as Pillow
from willow.image import Image
assert "pillow_heif" not in sys.modules
file = io.BytesIO()
Pillow.new("RGB", (24, 16)).save(file, "PNG")
for save in ("save_as_avif", "save_as_webp", "save_as_jpeg"):
    made = io.BytesIO()
    getattr(Image.open(file), save)(made)
    print(Image.open(made).format_name)
"""

ASK_LATER = """
import importlib
from cms.wsgi import application
def ask_for(names):
    print(*(importlib.import_module(name).__name__ for name in names))
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


def test_a_worker_starts_without_libraries_that_it_has_no_use_for_and_gets_them_when_asked():
    assert set(printed_by(SERVE)) & set(NEVER_NEEDED) == set()
    assert printed_by(f"{ASK_LATER}\nask_for({NEVER_NEEDED})") == NEVER_NEEDED


def test_a_worker_loads_the_driver_of_its_database_alone():
    on_postgres = connection.vendor == "postgresql"
    assert ("psycopg.connection" in printed_by(SERVE)) is on_postgres


def test_a_worker_makes_pictures_without_the_library_for_kinds_that_nobody_may_upload():
    assert "heic" not in settings.WAGTAILIMAGES_EXTENSIONS
    assert printed_by(PICTURE) == ["avif", "webp", "jpeg"]


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
