"""The fast ranking says what a plain one says that looks at every document and every word."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing.indexing import REST, TITLE, weights
from publishing.models import BIT, SearchEntry, Version
from publishing.options import Options
from publishing.searching import IMPORTANCE, search
from publishing.words import stem
from tests.api.rows import publish_body, publish_copy, publish_translation
from tests.factories import programs as make
from tests.publishing_once import published_once

WORDS = [
    "group",
    "groups",
    "grouping",
    "day",
    "days",
    "care",
    "caring",
    "help",
    "helps",
    "helping",
    "home",
    "homes",
    "visit",
]


@pytest.fixture(scope="module")
def library(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        publish_library()
        yield


@pytest.fixture
def documents(library, db):
    """Documents of a few words, some in two languages, some not in print."""


def publish_library():
    choose = random.Random(8)  # noqa: S311
    level = make.LevelOfCareFactory(
        code="iop", slug="iop", title="Day care", also_known_as=["home group"], abbreviation="IOP"
    )
    term = make.GlossaryTermFactory(slug="t", title="group", avoid=["visit"], definition="Help.")
    faq = make.FaqFactory(slug="f", title="Question", about=[level], copy_medium="Care.")
    for number in range(60):
        page = choose.choice([term, faq, faq])
        row = publish_copy(
            page,
            f"copy-{number}",
            title=" ".join(choose.sample(WORDS, 2)),
            channels=choose.choice([["web"], ["web", "print"]]),
            **({"definition": choose.choice(WORDS)} if page is term else {}),
            **({"about": choose.choice([[], faq_about(faq)])} if page is faq else {}),
        )
        if number % 5 == 0:
            row.locale = "es-US"
            publish_body(row, {**row.body, "locale": "es-US", "title": choose.choice(WORDS)})
    publish_translation(faq, "es-US")


def faq_about(faq):
    return Version.objects.latest_of(faq.translation_key, "en-US").body["about"]


typed = st.sampled_from([*WORDS, "gro", "hel", "iop", "nothing"])
queries = st.lists(typed, min_size=1, max_size=4)


@given(
    words=queries,
    locale=st.sampled_from(["en-US", "es-US"]),
    channel=st.sampled_from(["web", "print"]),
    types=st.sampled_from([(), ("faq",), ("term", "level")]),
    level=st.sampled_from([None, "iop"]),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_ranking_is_that_of_looking_at_everything(
    documents, words, locale, channel, types, level
):
    options = Options(locale=locale, channel=channel)
    found = search(" ".join(words), options, types=types, level=level)
    places, counts = plain_ranking(found.query, options, types, level)
    assert [(*place,) for place in found.ranking.places(0, 1000)] == places
    assert found.types == counts
    assert found.count == len(places)


@given(words=queries, limit=st.integers(1, 7))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_pages_forward_and_backward_are_parts_of_the_whole(documents, words, limit):
    ranking = search(" ".join(words), Options()).ranking
    whole = ranking.places(0, 1000)
    pages, last = [], None
    while page := ranking.after(last, limit):
        pages.append(page)
        last = page[-1]
    assert [place for page in pages for place in page] == whole
    for number, page in enumerate(pages):
        assert page == ranking.places(number * limit, (number + 1) * limit)
        assert ranking.before(page[0], limit) == whole[: number * limit][-limit:]


def plain_ranking(query, options, types, level):
    """Return the places of all results, and how many there are of each type, the slow way."""
    found = []
    about = Version.objects.current().filter(type="level", slug=level).first()
    for entry in visible(options):
        words = {}
        for (word, language, _), weight in weights(entry.version).items():
            words[word, language] = max(weight, words.get((word, language), 0))
        if level and (str(about.document_id), "id") not in words:
            continue
        scores = [slot_score(slot, words, options) for slot in query.slots]
        count = sum(score > 0 for score in scores)
        bonus = TITLE if query.named >> entry.pk & 1 else 0
        importance = (*IMPORTANCE, entry.type).index(entry.type)
        found.append((count, entry.type, (-(sum(scores) + bonus), importance, entry.pk)))
    most = max((count for count, *_ in found), default=0)
    if not most or most * 2 < len(query.slots):
        return [], {}
    best = [(kind, place) for count, kind, place in found if count == most]
    counts = {kind: sum(kind == other for other, _ in best) for kind in sorted(dict(best))}
    return sorted(place for kind, place in best if not types or kind in types), counts


def visible(options):
    """Return the entries of a channel, of each document that in the first language of the chain."""
    best = {}
    chain = ["es-US", "en-US"] if options.locale == "es-US" else ["en-US"]
    for entry in SearchEntry.objects.select_related("version"):
        rank = chain.index(entry.locale) if entry.locale in chain else None
        if rank is not None and rank <= best.get(entry.document_id, (rank, None))[0]:
            best[entry.document_id] = (rank, entry)
    bit = BIT[options.channel]
    return [entry for _, entry in best.values() if entry.version.channels & bit]


def slot_score(slot, words, options):
    typed = [weakest(terms, words, options) for terms in slot.typed]
    names = [weakest(terms, words, options) for terms in slot.names]
    return sum(typed) + sum(score for score in names if score > REST)


def weakest(terms, words, options):
    return min(term_weight(term, words, options) for term in terms)


def term_weight(term, words, options):
    languages = ["es", "en"] if options.locale == "es-US" else ["en"]

    def is_form(word, language):
        return word == term.folded or stem(word, language) == stem(term.folded, language)

    found = [0]
    for (word, language), weight in words.items():
        if language not in languages:
            continue
        if not term.is_beginning and is_form(word, language):
            found.append(weight)
        elif term.is_beginning and len(term.folded) > 2 and not is_form(word, language):
            found.append(weight * 0.5 if word.startswith(term.folded) else 0)
    return max(found)
