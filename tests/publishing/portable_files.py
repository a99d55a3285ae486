"""Exports as tests handle them: written by the command, read and changed as JSON."""

import json
from io import StringIO

from django.core.cache import cache
from django.core.management import call_command

from publishing.kept import forget_everything
from tests.publishing_once import published_once


def export(path):
    """Write an export; return its lines as text."""
    call_command("export_content", to=path, stdout=StringIO())
    return (path / "content.jsonl").read_text().splitlines() if path.is_dir() else []


def take_in(path, **options):
    """Run the import; return whether all went well, and what was printed."""
    out = StringIO()
    try:
        call_command("import_content", path, stdout=out, **options)
    except SystemExit as ended:
        return ended.code == 0, out.getvalue()
    return True, out.getvalue()


def export_once(blocker, path, publish):
    """Publish some content, export it and take it back: a test then has an empty database."""
    with published_once(blocker):
        publish()
        export(path)
    cache.clear()
    forget_everything()


def lines_of(path):
    """Return the documents of an exported folder, without the header."""
    return [json.loads(line) for line in (path / "content.jsonl").read_text().splitlines()[1:]]


def write_lines(path, documents):
    """Write documents beside the pictures of an exported folder."""
    header = {"format": "continuum-content", "version": 1}
    texts = [one if isinstance(one, str) else json.dumps(one) for one in [header, *documents]]
    (path / "content.jsonl").write_text("\n".join(texts) + "\n")
    return path
