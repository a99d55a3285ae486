"""What the markup of rich text gets wrong."""

import pytest

from quality.markup import check_markup


def found(html):
    return [(finding.rule, finding.severity) for finding in check_markup(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Plain.</p>", []),
        ('<img src="a.png" alt="">', []),
        ('<img src="a.png">', [("S01", "error")]),
        ("<h3>First</h3><h4>Below</h4><h3>Next</h3>", []),
        ("<h4>Too deep</h4>", [("S02", "warning")]),
        ("<h3>First</h3><h5>Too deep</h5>", [("S02", "warning")]),
        ("<h1>Another title</h1>", [("S03", "error")]),
        ('<a href="/levels/">Compare the levels</a>', []),
        ('<a href="/levels/">Click  here</a>', [("S04", "warning")]),
        ('<a href="/levels/"><b>Leer más…</b></a>', [("S04", "warning")]),
        ('<a href="/levels/"> </a>', [("S04", "error")]),
        ('<a href="http://example.org/">A study</a>', [("S05", "warning")]),
        ('<a href="https://example.org/">A study</a>', []),
    ],
)
def test_a_rich_text_is_read_as_everybody_must_read_it(html, expected):
    assert found(html) == expected


def test_a_finding_says_where_it_is():
    html = '<p>One.</p>\n<p>For more, <a href="/x/">click here</a>.</p>'
    (finding,) = check_markup(html)
    assert html[finding.offset :][: finding.length] == finding.matched == '<a href="/x/">click here'
