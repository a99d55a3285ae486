"""A review runs on a machine without network and without language corpora."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from quality.review import review
from tests.quality.test_readability import PLAIN, PLAIN_ES

ROOT = Path(__file__).parents[2]

FRESH_PROCESS = """
import socket, sys

def refuse(*args, **kwargs):
    raise AssertionError("the network was touched")

socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse

import nltk
nltk.download = refuse

from quality.review import review
for language, text in (("en-US", sys.argv[1]), ("es-US", sys.argv[2])):
    print(review(text, language=language, kind="long").readability.score is not None)

# The trap itself, to show that this process has no corpus and would notice a download.
from textstat.backend.counts import count_syllables
try:
    count_syllables("recovery", "en_US")
except AssertionError as error:
    print(error)
"""


def test_a_fresh_process_without_corpus_or_network_gives_a_grade(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "NLTK_DATA": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
    }
    done = subprocess.run(
        [sys.executable, "-c", FRESH_PROCESS, PLAIN, PLAIN_ES],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == ["True", "True", "the network was touched"], done.stderr


def test_a_review_opens_no_socket(monkeypatch):
    def refuse(*args, **kwargs):
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    # A text never measured before, so that no cache answers.
    for language, text in (("en-US", PLAIN + " It is so."), ("es-US", PLAIN_ES + " Es así.")):
        assert review(text, language=language, kind="long").readability.score is not None


def test_the_package_imports_nothing_of_ours_and_no_models():
    probe = (
        "import sys, quality.review; "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in "
        "('django', 'wagtail', 'programs', 'publishing', 'api', 'website', 'brochures', 'cms')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]"
