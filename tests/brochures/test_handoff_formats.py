"""Whatever an editor pastes, every file of a hand-off opens, and says the same words."""

import dataclasses
import itertools
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from brochures.filling import Copy, fill
from brochures.handoff.cleaning import clean_lines
from brochures.handoff.deck import deck_of
from brochures.handoff.files import boxes, copy_file, copy_files
from tests.brochures import handoff as reading
from tests.brochures.handoff import in_one_line, paragraphs_of, texts_of

pytestmark = pytest.mark.django_db

#: No format has the character, so the title and every slot are empty.
NOTHING_LEFT = ["\x08"]

#: What people paste, and what files are broken with.
PASTED = [
    "“Curly” ‘quotes’ — and… dashes",
    "\"straight\" and 'single'",
    '"',
    "Emoji 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    "مرحبا \u200f(٩٨٨)\u200e",
    "שלום",
    "zero\u200bwidth\u200c\u200d\u2060 \ufeffmark",
    "https://example.org/" + "a-very-long-path/" * 20,
    "\x00\x01\x08\x0e\x1f\x7f\x9f\ufffe\uffff",
    "two\nlines\r\nthree\rfour\u2028five\u2029six\x0bseven\x85eight",
    "tab\tand  spaces ",
    "<b>&amp; ]]> <!-- x --> <?aid?> &#0;",
    "=1+1",
    "@SUM(A1)",
    "#N/A",
    "+1 202-555-0147",
    "_x000D_",
    "# Title",
    "- item",
    "12. item",
    "1) item",
    "`code` *bold* _it_ [x](y) ![z](w) | ~~s~~ \\",
    "---",
    "===",
    "    code",
    "[cover.title]",
    "a\u0301 ﬁ ① \u00ad\u2011",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \U0010ffff",
]
TEXT = st.lists(st.sampled_from(PASTED) | st.text(max_size=12), min_size=1, max_size=3).map("".join)
TEXTS = st.lists(TEXT, min_size=1, max_size=6)
#: Names in a slot's value that hold no words.
NOT_WORDS = ("value", "kind", "href", "link", "number")


def pasted_into(value, texts):
    """The same value with other words."""
    if isinstance(value, str):
        return next(texts)
    if isinstance(value, list):
        return [pasted_into(item, texts) for item in value]
    if isinstance(value, dict):
        return {
            name: item if name in NOT_WORDS else pasted_into(item, texts)
            for name, item in value.items()
        }
    return value


@pytest.fixture(scope="module")
def deck_with(published, django_db_blocker):
    """A function: texts → the deck of the brochure if its slots held these."""
    with django_db_blocker.unblock():
        filling = fill(published)

    def made(texts, locale="en-US"):
        words = itertools.cycle(texts)
        copies = {
            name: [
                Copy(pasted_into(copy.value, words), copy.source, copy.length, copy.documents)
                for copy in each
            ]
            for name, each in filling.copies.items()
        }
        changed = dataclasses.replace(filling, copies=copies, locale=locale)
        return deck_of(changed, [], slug="our-iop", title=texts[0].strip() or "T", link="ABCDEF")

    return made


def any_text(examples):
    """Run with a deck of all that is known to be nasty, with an empty one, and with a few more."""

    def run(test):
        return settings(
            max_examples=examples,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture],
        )(example(texts=PASTED)(example(texts=NOTHING_LEFT)(given(texts=TEXTS)(test))))

    return run


def lines_of(text):
    """What must be left of a text: XML 1.0's characters, lines at Unicode's mandatory breaks."""
    kept = "".join(
        letter
        for letter in text.replace("\t", " ")
        if letter in "\n\v\f\r\x85"
        or (
            unicodedata.category(letter) not in ("Cc", "Cs") and ord(letter) not in (0xFFFE, 0xFFFF)
        )
    )
    lines = re.split("\r\n|[\n\v\f\r\x85\u2028\u2029]", kept)
    return [line.strip() for line in lines if line.strip()]


@settings(max_examples=60, deadline=None)
@given(text=TEXT)
def test_nothing_but_what_no_file_may_hold_is_lost(text):
    assert clean_lines(text) == lines_of(text)


@any_text(8)
def test_a_story_has_every_paragraph_in_its_style(deck_with, texts):
    deck = deck_with(texts)
    assert reading.read_icml(copy_file([deck], "copy.icml")) == paragraphs_of(deck)
    stories = {name: reading.read_icml(data) for name, data in boxes(deck).items()}
    assert stories == {
        f"box-{entry.slot.html_id}.icml": list(entry.paragraphs) for entry in deck.filled
    }


@any_text(8)
def test_xml_has_an_element_for_every_part(deck_with, texts):
    deck = deck_with(texts)
    assert reading.read_xml(copy_file([deck], "copy.xml")) == [
        (entry.name_of(part.field or "text"), part.style, part.text)
        for entry in deck.filled
        for part in entry.parts
    ]


@any_text(8)
def test_tables_have_a_row_for_each_language(deck_with, texts):
    decks = [deck_with(texts), deck_with(texts[::-1], "es-US")]
    expected = [in_one_line(texts_of(deck)) for deck in decks]
    for name, read in (("merge.txt", reading.read_merge), ("copy.csv", reading.read_csv)):
        rows = read(copy_file(decks, name))
        assert [reading.copy_in(row) for row in rows] == expected
        assert [row["key"] for row in rows] == ["our-iop_en-US", "our-iop_es-US"]


@any_text(8)
def test_json_is_one_list_of_flat_objects(deck_with, texts):
    deck = deck_with(texts)
    (found,) = reading.read_json(copy_file([deck], "copy.json"))
    assert reading.copy_in(found) == texts_of(deck)
    assert all(re.fullmatch("[a-z0-9_]+", name) for name in found)
    assert all(isinstance(value, str) for value in found.values())


@any_text(3)
def test_word_has_every_paragraph_in_its_style(deck_with, texts):
    deck = deck_with(texts)
    assert reading.read_flow(copy_file([deck], "flow.docx")) == paragraphs_of(deck)
    assert reading.read_review(copy_file([deck], "review.docx")) == {
        entry.key: list(entry.paragraphs) for entry in deck.filled
    }


def test_the_file_to_sign_is_a_table_to_read(deck_with):
    document = reading.word_of(copy_file([deck_with(["Words"])], "review.docx"))
    where, copy, count = (column.width for column in document.tables[0].columns)
    assert copy > 2 * where > 2 * count
    marks = [
        [mark.tag.rpartition("}")[2] for mark in row._tr.trPr] for row in document.tables[0].rows
    ]
    assert marks[0] == ["tblHeader", "cantSplit"]
    assert all(mark == ["cantSplit"] for mark in marks[1:])
    assert document.styles["List"].base_style.name == "List Bullet"


@any_text(8)
def test_the_workbook_has_all_languages(deck_with, texts):
    decks = [deck_with(texts), deck_with(texts[::-1], "es-US")]
    data = copy_file(decks, "deck.xlsx")
    for deck in decks:
        assert reading.read_workbook(data, deck.locale) == texts_of(deck)


@any_text(8)
def test_markdown_and_text_show_the_words_as_they_are(deck_with, texts):
    deck = deck_with(texts)
    expected = {entry.key: [text for _, text in entry.paragraphs] for entry in deck.filled}
    assert reading.read_markdown(copy_file([deck], "copy.md")) == expected
    assert reading.read_text(copy_file([deck], "copy.txt"), list(expected)) == expected


def test_the_same_copy_makes_the_same_bytes(deck_with):
    deck = deck_with(["Words", "More words"])
    first = copy_files([deck])
    assert first == copy_files([deck])
    for name in ("flow.docx", "review.docx", "deck.xlsx"):
        core = reading.members(first[name])["docProps/core.xml"].decode()
        days = re.findall(r"<dcterms:\w+[^>]*>(.{10})", core)
        assert days == [deck.published] * 2, name
