"""Which part of a document `fields` keeps."""

import pytest

from publishing.selecting import select

DOCUMENT = {
    "id": "1",
    "type": "program",
    "title": "Standard",
    "copy": {"short": "One line", "long": {"format": "html", "value": "<p>All</p>"}},
    "components": [{"id": "2", "title": "Groups"}, {"id": "3", "title": "Family"}],
}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["title"], {"id": "1", "type": "program", "title": "Standard"}),
        (
            ["-copy", "-components.title"],
            {
                "id": "1",
                "type": "program",
                "title": "Standard",
                "components": [{"id": "2"}, {"id": "3"}],
            },
        ),
        (["copy", "-copy.long"], {"id": "1", "type": "program", "copy": {"short": "One line"}}),
        (["copy", "copy.short"], {"id": "1", "type": "program", "copy": DOCUMENT["copy"]}),
        (["copy.short", "copy"], {"id": "1", "type": "program", "copy": DOCUMENT["copy"]}),
        (["title", "-title"], {"id": "1", "type": "program"}),
        ([], DOCUMENT),
    ],
)
def test_fields(paths, expected):
    assert select(DOCUMENT, paths) == expected
