"""docs/reference/settings.md lists every variable, and no other."""

import ast
import re
from pathlib import Path

from django.conf import settings

ROOT = settings.BASE_DIR
DOCUMENT = ROOT / "docs" / "reference" / "settings.md"
READ_BY_SHELL = {"PYTHON", "NO_APT", "CHROME", "TEST_WORKERS", "TEST_POSTGRES_URL"}
SET_BY_PYTEST = {"PYTEST_XDIST_WORKER"}


def variables_read_in(file: Path) -> set[str]:
    """Names that a file asks `env` or `os.environ` for."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and node.args:
            asked, reader = node.args[0], ast.unparse(node.func)
            is_reader = re.fullmatch(r"env(\.\w+)?|os\.environ\.get", reader)
            if is_reader and isinstance(asked, ast.Constant) and isinstance(asked.value, str):
                names.add(asked.value)
    return names


def variables_read() -> set[str]:
    files = [*(ROOT / "cms" / "settings").glob("*.py"), ROOT / "gunicorn.conf.py"]
    return set().union(*map(variables_read_in, files))


def variables_documented() -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text(), re.MULTILINE))


def test_every_variable_that_is_read_is_documented():
    assert variables_read() - SET_BY_PYTEST - variables_documented() == set()


def test_every_documented_variable_is_read():
    assert variables_documented() - variables_read() - READ_BY_SHELL == set()


def test_the_reader_of_variables_finds_some():
    assert {"SECRET_KEY", "DATABASE_URL", "PORT"} <= variables_read()
