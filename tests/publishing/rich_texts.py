"""Rich texts for tests: written ones beside their four forms, and random ones.

Pages 1 and 2 are documents; 1 is public. There is no page 3.
"""

import uuid
from html import escape
from pathlib import Path

from hypothesis import strategies as st

from publishing.rich_text import Target, normalise, render

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(GOLDEN.glob("*.source"))

PUBLIC, HIDDEN = (str(uuid.UUID(int=number)) for number in (1, 2))


def stored(source):
    return normalise(source, lambda pages: {"1": PUBLIC, "2": HIDDEN})


def resolve(document_id):
    if document_id != PUBLIC:
        return None
    return Target(PUBLIC, "level", "iop", "https://www.example.org/levels/iop/")


def in_form(source, form):
    return render(stored(source), form, resolve)["value"]


#: What trips parsers: markup, both directions of writing, joined emoji, marks and spaces without
#: width. Unassigned code points are left out: editors have no key for them.
CHARACTERS = st.one_of(
    st.sampled_from(list("*_[]()<>&`#~|\\!-+=.:;\"'0159ab  \t\n")),
    st.sampled_from(list("é\u0301אب\u200b\u200d\u200e\u202e\u2060\ufeff\u00a0\u2028\u3000€😀👩中")),
    st.characters(exclude_categories=["Cs", "Cn"]),
)
WORDS = st.text(CHARACTERS, max_size=8).map(lambda text: escape(text, quote=False))


def _tagged(content):
    tags = ["<b>{}</b>", "<strong>{}</strong>", "<i>{}</i>", "<em>{}</em>"]
    links = [
        '<a linktype="page" id="1">{}</a>',
        '<a linktype="page" id="2">{}</a>',
        '<a linktype="page" id="3">{}</a>',
        '<a href="https://example.org/a_(b)?c=1&amp;copy=2">{}</a>',
        '<a href="tel:988">{}</a>',
    ]
    return st.builds(
        lambda tag, inside: tag.replace("{}", inside), st.sampled_from(tags + links), content
    )


_several = lambda item: st.lists(item, max_size=4).map("".join)  # noqa: E731
INLINE = _several(
    st.recursive(WORDS | st.just("<br/>"), lambda one: _tagged(_several(one)), max_leaves=8)
)


def _list(item):
    return st.builds(
        lambda tag, items: f"<{tag}>{''.join(f'<li>{one}</li>' for one in items)}</{tag}>",
        st.sampled_from(["ul", "ol"]),
        st.lists(item, min_size=1, max_size=3),
    )


LISTS = st.recursive(
    _list(INLINE), lambda one: _list(st.tuples(INLINE, one).map("".join)), max_leaves=4
)
PARAGRAPHS = INLINE.map(lambda inside: f'<p data-block-key="ab1cd">{inside}</p>')
#: What the editor may store (programs.blocks.RICH_TEXT_FEATURES).
EDITED = _several(PARAGRAPHS | LISTS)

#: What others may send: tags of every kind, in any order, closed or not.
_TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<h1>",
    "</h1>",
    "<h4>",
    "</h4>",
    "<h6>",
    "<blockquote>",
    "</blockquote>",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<b>",
    "</b>",
    "<em>",
    "</em>",
    "<a>",
    "</a>",
    "<br>",
    "<hr>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<pre>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<section>",
    "<!--x-->",
    "<!",
    "</",
    "<p",
]
FOREIGN = st.lists(
    st.one_of(
        st.sampled_from(_TAGS),
        st.sampled_from(
            [
                '<a href="javascript:alert(1)">',
                '<a href="//evil.example">',
                '<a href="/\\evil.example">',
                '<a linktype="document" id="1">',
                f'<a data-document="{PUBLIC}">',
                f'<a data-document="{HIDDEN}" href="/draft/" onclick="x()">',
                '<embed embedtype="image" id="5" alt="A &quot;tree&quot;" format="left"/>',
                '<embed embedtype="media" url="https://video.example/1"/>',
                '<img src="/media/x.png" alt="A lake">',
                '<p style="color:red" data-block-key="x">',
            ]
        ),
        WORDS,
        st.text(CHARACTERS, max_size=6),
    ),
    max_size=12,
).map("".join)
