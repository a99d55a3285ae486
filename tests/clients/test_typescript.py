"""clients/typescript: its types are those of the schema, and it works against a running server."""

import os
import re
import shutil
import subprocess

import pytest
from django.conf import settings

from tests.clients.editor import editor_at_work, publish_a_center

FOLDER = settings.BASE_DIR / "clients" / "typescript"
SAMPLES = FOLDER / "tests" / "samples"
PAGES = [FOLDER / "README.md", *sorted((settings.BASE_DIR / "docs" / "api").glob("**/*.md"))]

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (FOLDER / "node_modules").is_dir(),
    reason="the packages of clients/typescript are missing; make test gets them with Node 20.19",
)


def run(*command, **environment):
    """Run a program of the client's own packages; return what came of it."""
    return subprocess.run(
        command,
        cwd=FOLDER,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def run_node(*arguments, **environment):
    """Run JavaScript with IndexedDB, as in a browser; return what it prints."""
    done = run("node", "--import", "fake-indexeddb/auto", *arguments, **environment)
    assert done.returncode == 0, done.stdout[-5000:]
    return done.stdout


def samples():
    """Return the TypeScript that documentation shows, by a name for its file."""
    return {
        f"{page.stem.lower()}-{number}": sample
        for page in PAGES
        for number, sample in enumerate(re.findall(r"```ts\n(.+?)```", page.read_text(), re.DOTALL))
    }


@pytest.fixture(scope="module")
def compiled():
    """The client, its tests and the samples, compiled strictly in one go."""
    shutil.rmtree(SAMPLES, ignore_errors=True)
    SAMPLES.mkdir()
    for name, sample in samples().items():
        here = sample.replace('"http://localhost:8000"', 'process.env["CONTINUUM_URL"]!')
        (SAMPLES / f"{name}.ts").write_text(f"{here}\nexport {{}};\n")
    done = run("node_modules/.bin/tsc", "--build", "tests")
    assert done.returncode == 0, done.stdout


def test_the_types_are_those_of_the_schema():
    generator = "node_modules/.bin/openapi-typescript"
    schema, types = str(settings.BASE_DIR / "api" / "schema" / "openapi.yaml"), "src/schema.ts"
    done = run(generator, schema, "--output", types, "--check")
    assert done.returncode == 0, f"Type: make client\n{done.stdout}"


@pytest.mark.slow
def test_it_reads_walks_and_syncs_a_running_server(compiled, live_server):
    publish_a_center()
    for name, sample in samples().items():
        said = run_node(f"build/samples/{name}.js", CONTINUUM_URL=live_server.url)
        promised = re.findall(r"// prints: (.+)", sample)
        assert promised, name
        assert [line for line in said.splitlines() if line in promised] == promised, name
    tests = sorted(str(path) for path in (FOLDER / "build").glob("*.test.js"))
    with editor_at_work() as editor:
        said = run_node(
            *("--test", "--test-concurrency=1", *tests),
            CONTINUUM_URL=live_server.url,
            CONTINUUM_EDITOR=editor,
        )
    assert int(re.search(r"^# tests (\d+)", said, re.MULTILINE)[1]) > 20
