"""The demo's words in Spanish: complete, within their limits, plain, and with the same numbers."""

import re

import pytest

from programs.demo.content import ENTRIES
from programs.demo.entries import Entry, Ref
from programs.demo.es.content import LEFT_OUT, WORDS
from programs.demo.es.words import translated
from programs.fields import CopyField, limit_for
from quality.limits import limits_for
from quality.review import review
from tests.programs.demo_texts import PASSED_OVER, DemoText, texts_of

ENGLISH = {entry.key: entry for entry in ENTRIES}
SPANISH = {words.key: translated(ENGLISH[words.key], words) for words in WORDS}

NAMES = (
    "Focused Addiction Recovery",
    "FAR",
    "FindTreatment.gov",
    "Línea Nacional de Ayuda de SAMHSA",
    "988, Línea de Prevención del Suicidio y Crisis",
    *(entry.fields["title"] for entry in SPANISH.values() if entry.model == "ProgramType"),
)

CHANNEL_COPY = ("copy_short", "copy_medium", "copy_print")
LEVEL_IN_FULL = re.compile(r"ambulatori|tratamiento residencial", re.IGNORECASE)


def texts(entry):
    for field, value in entry.fields.items():
        places = {(entry.model, "*"), (entry.model, field), ("*", field)}
        if not places & PASSED_OVER:
            for text in texts_of(field, value):
                yield DemoText(entry, field, text)


TEXTS = [text for entry in SPANISH.values() for text in texts(entry)]


def reviewed(text):
    return review(
        text.text, language="es-US", kind=text.kind, names=NAMES, has_evidence=text.has_source
    )


def test_every_entry_is_translated_or_listed_as_left_out():
    assert [key for key, entry in ENGLISH.items() if entry.model not in LEFT_OUT] == list(SPANISH)


def test_each_entry_has_all_its_words_in_spanish():
    same = {
        str(text)
        for entry in SPANISH.values()
        for text in texts(entry)
        if text.text in {english.text for english in texts(ENGLISH[entry.key])}
    }
    names = {"title", "short_name", "label", "abbreviation", "actions"}
    assert {text.rpartition(".")[2] for text in same} <= names


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_editorial_rules_have_nothing_against_a_text(text):
    assert [f for f in reviewed(text).findings if f.severity != "hint"] == []


def test_every_graded_text_is_at_its_target_or_easier():
    graded = [(text, reviewed(text).readability.score) for text in TEXTS]
    graded = [(text, score) for text, score in graded if score is not None]
    assert len(graded) > 40
    assert [text for text, score in graded if score < limits_for(text.kind, "es").target] == []


@pytest.mark.parametrize("key", SPANISH)
def test_numbers_are_those_of_the_english(key):
    def numbers(entry):
        found = [n for text in texts(entry) for n in re.findall(r"\d+", text.text)]
        return sorted(found)

    assert numbers(SPANISH[key]) == numbers(ENGLISH[key])


@pytest.mark.parametrize(
    "text",
    [t for t in TEXTS if t.field in CHANNEL_COPY and t.entry.model != "Component"],
    ids=str,
)
def test_each_length_stands_alone_by_naming_the_level_in_full(text):
    assert LEVEL_IN_FULL.search(text.text)


@pytest.mark.parametrize("key", SPANISH)
def test_copy_is_within_the_spanish_limits(key):
    from programs import models

    entry = SPANISH[key]
    for field in getattr(models, entry.model)._meta.get_fields():
        text = entry.fields.get(field.name)
        if isinstance(field, CopyField) and text:
            assert len(text) <= limit_for(field.limit, "es-us"), field.name


def test_words_without_a_place_in_the_english_are_refused():
    english = Entry("Faq", "x", None, {"title": "One?", "points": ["a", "b"]})
    with pytest.raises(ValueError, match="no answer to translate"):
        translated(english, Entry("Faq", "x", None, {"answer": "Uno"}))
    with pytest.raises(ValueError, match="2 in English, 1 in Spanish"):
        translated(english, Entry("Faq", "x", None, {"points": ["uno"]}))


def test_references_and_facts_come_from_the_english():
    level = SPANISH["LevelOfCare/iop"].fields
    assert level["intensity_rank"] == 2
    assert level["suits"][0]["criterion"] == Ref("Criterion", "support")
