"""Rich text in four forms: the same words in each, and no markup of ours or of anybody else."""

import json
import os

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from publishing.rich_text import FORMS, joined, normalise
from tests.publishing.looks import looks_of, tags_of, text_of
from tests.publishing.rich_texts import (
    EDITED,
    FOREIGN,
    GOLDEN,
    HIDDEN,
    PUBLIC,
    SOURCES,
    in_form,
    stored,
)

ENDINGS = {"html": "html", "portable_text": "json", "markdown": "md", "text": "txt"}
ALLOWED = {
    *(
        (tag,)
        for tag in ["p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "strong", "em", "br"]
    ),
    ("a", "href"),
}
commonmark = MarkdownIt("commonmark").render


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_each_form_is_as_the_golden_file_says(source, form):
    """REWRITE_GOLDEN=1 writes the files anew; read the difference before you commit it."""
    value = in_form(source.read_text(), form)
    if form == "portable_text":
        value = json.dumps(value, indent=2, ensure_ascii=False)
    golden = GOLDEN / f"{source.stem}.{ENDINGS[form]}"
    if os.environ.get("REWRITE_GOLDEN") == "1":
        golden.write_text(value + "\n")
    assert golden.exists(), (
        "Type: REWRITE_GOLDEN=1 make test ARGS=tests/publishing/test_rich_text.py"
    )
    assert value + "\n" == golden.read_text()


def test_there_is_a_golden_file_for_each_feature():
    assert {path.stem for path in SOURCES} >= {"bold", "italic", "lists", "links", "breaks"}
    assert {path.suffix for path in GOLDEN.iterdir()} == {
        ".source",
        ".html",
        ".json",
        ".md",
        ".txt",
    }
    assert len(list(GOLDEN.iterdir())) == 5 * len(SOURCES)


@given(EDITED)
@settings(max_examples=80, deadline=None)
def test_every_form_of_what_an_editor_writes_has_the_same_words_and_looks(source):
    page = in_form(source, "html")
    assert in_form(source, "text") == text_of(page)
    from_markdown = commonmark(in_form(source, "markdown"))
    assert looks_of(from_markdown, with_addresses=False) == looks_of(page, with_addresses=False)
    spans = [
        "".join(span["text"] for span in b["children"]) for b in in_form(source, "portable_text")
    ]
    assert spans == ["".join(c for c, _ in characters) for _, characters in looks_of(page)]


@given(EDITED | FOREIGN)
@settings(max_examples=80, deadline=None)
def test_whatever_comes_in_html_is_well_formed_and_has_only_allowed_tags(source):
    assert tags_of(in_form(source, "html")) <= ALLOWED
    text_of(commonmark(in_form(source, "markdown")))
    for form in FORMS:
        shown = str(in_form(source, form))
        assert HIDDEN not in shown
        assert "javascript:alert" not in shown.replace(str(in_form(source, "text")), "")


@given(EDITED | FOREIGN)
@settings(max_examples=60, deadline=None)
def test_what_is_normalised_stays_as_it_is(source):
    once = stored(source)
    assert normalise(once) == once


@given(EDITED)
@settings(max_examples=30, deadline=None)
def test_keys_are_unique_and_the_same_each_time(source):
    blocks = in_form(source, "portable_text")
    assert blocks == in_form(source, "portable_text")
    keys = [block["_key"] for block in blocks]
    assert len(set(keys)) == len(keys)
    for block in blocks:
        inside = [item["_key"] for item in block["children"] + block["markDefs"]]
        assert len(set(inside)) == len(inside)
        decorators = {"strong", "em"} | {link["_key"] for link in block["markDefs"]}
        assert {mark for span in block["children"] for mark in span["marks"]} <= decorators


def test_a_key_stays_when_other_blocks_come_and_go():
    alone = in_form("<p>Same</p>", "portable_text")
    after = in_form("<p>New</p><p><b>Same</b></p><p>Same</p>", "portable_text")
    assert after[1]["_key"] == alone[0]["_key"]
    assert after[2]["_key"] == f"{alone[0]['_key']}-2"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("page", ["2", "3"])
def test_a_link_to_what_is_not_public_is_its_words(form, page):
    linked = in_form(f'<p>See <a linktype="page" id="{page}">the <b>page</b></a>.</p>', form)
    assert linked == in_form("<p>See the <b>page</b>.</p>", form)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "java\tscript:x", "//evil.example", "/\\evil.example", "data:x"],
)
@pytest.mark.parametrize("form", FORMS)
def test_an_address_that_is_not_safe_is_no_link(address, form):
    assert in_form(f'<p><a href="{address}">words</a></p>', form) == in_form("<p>words</p>", form)


def test_a_link_to_a_document_names_it_for_apps():
    (block,) = in_form('<p><a linktype="page" id="1">the level</a></p>', "portable_text")
    (link,) = block["markDefs"]
    assert link["href"] == "https://www.example.org/levels/iop/"
    assert link["reference"] == {"id": PUBLIC, "type": "level", "slug": "iop"}
    assert block["children"][0]["marks"] == [link["_key"]]


def test_parts_are_joined_under_their_headings():
    text = joined([("Cost & time", "<p>One</p>"), ("Next", "<p>Two</p>")])
    assert text == "<h2>Cost &amp; time</h2><p>One</p><h2>Next</h2><p>Two</p>"
    assert in_form(text, "text") == "Cost & time\n\nOne\n\nNext\n\nTwo"
