"""What a worker that only answers readers does not carry."""

import subprocess
import sys

from django.conf import settings

#: For making PDF and Word files, and for measuring how easy a text is to read.
FOR_MAKERS = {"docx", "nltk", "pikepdf", "textstat", "weasyprint"}

SERVE = """
import sys
from cms.wsgi import application
from django.urls import resolve
resolve("/admin/"), resolve("/api/v1/")
print(*sys.modules)
"""


def test_a_worker_starts_without_the_libraries_of_those_who_make():
    done = subprocess.run(
        [sys.executable, "-c", SERVE],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "wagtail.admin.urls" in loaded
    assert loaded & FOR_MAKERS == set()
