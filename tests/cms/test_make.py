import re
import subprocess

from django.conf import settings

MAKEFILE = (settings.BASE_DIR / "Makefile").read_text()


def make(*arguments):
    return subprocess.run(
        ["make", *arguments], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )


def test_make_alone_lists_every_target():
    listed = set(re.findall(r"^  make ([\w-]+)", make().stdout, re.MULTILINE))
    [phony] = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert listed == set(phony.split())


def test_the_build_server_calls_only_targets_that_exist():
    called = set(
        re.findall(r"^make (\w+)", (settings.BASE_DIR / ".ci/run").read_text(), re.MULTILINE)
    )
    assert called
    assert called <= set(re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE))


def test_a_port_that_is_no_number_is_refused_with_what_to_type():
    result = make("run", "PORT=eighty")
    assert result.returncode != 0
    assert "Type: make run PORT=8001" in result.stderr
