"""The public renderer of Portable Text makes of our blocks what our HTML says."""

import json
import shutil
import subprocess

import pytest
from django.conf import settings

from tests.publishing.looks import looks_of
from tests.publishing.rich_texts import SOURCES, in_form

FOLDER = settings.BASE_DIR / "tests" / "portable_text"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (FOLDER / "node_modules").is_dir(),
    reason="the renderer of Portable Text is not installed; make test installs it with Node 20.19",
)


@pytest.fixture(scope="module")
def rendered():
    """HTML by name of the case; one process of Node renders them all."""
    values = {path.stem: in_form(path.read_text(), "portable_text") for path in SOURCES}
    done = subprocess.run(
        ["node", "render.mjs"],
        cwd=FOLDER,
        input=json.dumps(list(values.values())),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(values, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_renderer_shows_what_the_html_form_shows(rendered, source):
    assert looks_of(rendered[source.stem]) == looks_of(in_form(source.read_text(), "html"))
