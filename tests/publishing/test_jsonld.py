"""JSON-LD says only what schema.org has words for, and only what a field says."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from publishing.delivery import deliver
from publishing.jsonld import graph_of
from publishing.models import Version
from publishing.options import Options
from tests.factories import programs as make
from tests.publishing_once import published_once

VOCABULARY = json.loads((Path(__file__).parent / "vocabulary" / "schema_org.json").read_text())
TYPES, PROPERTIES = VOCABULARY["types"], VOCABULARY["properties"]
MEMBERS = {f"https://schema.org/{name}" for kind in VOCABULARY["members"].values() for name in kind}
BASE = "https://www.example.org"

#: Values that JSON writes as text or number.
LITERALS = {"Text", "URL", "Number", "Integer", "Date", "DateTime", "Time", "CssSelectorType"}


def ancestors(name):
    return {name}.union(*(ancestors(above) for above in TYPES[name]))


def problems(thing, graph):
    """Yield everything in a thing that the vocabulary does not allow."""
    kinds = ancestors(thing["@type"])
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES:
            yield f"{name} is not a property"
        elif not kinds & set(PROPERTIES[name]["domain"]):
            yield f"{thing['@type']} has no {name}"
        else:
            for item in value if isinstance(value, list) else [value]:
                yield from value_problems(name, item, graph)


def value_problems(name, value, graph):
    allowed = set(PROPERTIES[name]["range"])
    if value is None or value == "":
        yield f"{name} is empty"
    elif isinstance(value, dict):
        target = graph[value["@id"]] if set(value) == {"@id"} else value
        if not ancestors(target["@type"]) & allowed:
            yield f"{name} may not be a {target['@type']}"
        if target is value:
            yield from problems(value, graph)
    elif value in MEMBERS:
        pass
    elif not LITERALS & allowed and not str(value).startswith("https://"):
        yield f"{name} may not be the text {value!r}"


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        level = make.LevelOfCareFactory(
            code="iop",
            asam=[{"edition": "3", "level": "2.1"}],
            also_known_as=["Intensive day care"],
            modules=[
                {
                    "aspect": aspect,
                    "heading": f"On {aspect}",
                    "body": f"<p>About <b>{aspect}</b>.</p>",
                }
                for aspect in ("overview", "what_to_expect", "suitability", "cost", "transition")
            ],
        )
        make.ProgramTypeFactory(level=level)
        for kind in ("therapy", "assessment", "education"):
            make.ComponentFactory(kind=kind)
        make.GlossaryTermFactory()
        make.FaqFactory(about=[level])
        make.BenefitFactory(applies_to=[level])
        make.OrganizationFactory()
        make.LocationFactory(
            levels_offered=[level],
            phone="+19105550123",
            latitude="33.9",
            longitude="-78.1",
            hours=[{"day": "monday", "opens": "09:00", "closes": "17:00"}],
        )
        make.ComparisonFactory(subjects=[level, make.LevelOfCareFactory(code="op")])
        make.TransitionFactory()
        yield


@pytest.fixture
def documents(site, db):
    rows = Version.objects.current().order_by("type", "slug")
    return deliver(list(rows), Options(base_url=BASE))


def graph(documents):
    organization = next(item for item in documents if item["type"] == "organization")
    context = {"organization": organization, "shelf": defaultdict(list)}
    return graph_of(documents, context, BASE)["@graph"]


def test_every_type_of_document_keeps_to_the_vocabulary(documents):
    things = graph(documents)
    by_id = {thing["@id"]: thing for thing in things}
    assert len(by_id) == len(things)
    for thing in things:
        assert not list(problems(thing, by_id)), thing
    kinds = {thing["@type"] for thing in things}
    assert {"MedicalWebPage", "MedicalTherapy", "PsychologicalTreatment", "MedicalClinic"} < kinds
    assert {"FAQPage", "BreadcrumbList", "DefinedTerm", "MedicalOrganization"} < kinds


@pytest.mark.parametrize("holds", ["faq", "level"])
def test_a_section_lists_what_it_holds(documents, holds):
    section = next(item for item in documents if item.get("holds") == holds)
    entries = [item for item in documents if item["type"] == holds]
    context = {"organization": None, "shelf": {holds: entries}}
    things = graph_of(section, context, BASE)["@graph"]
    by_id = {thing["@id"]: thing for thing in things}
    assert not [each for thing in things for each in problems(thing, by_id)]
    assert {"ItemList", "FAQPage"} & {thing["@type"] for thing in things}


def test_the_checker_finds_what_is_wrong(documents):
    """A check that cannot fail proves nothing."""
    wrong = [
        {"@type": "MedicalWebPage", "telephone": "1"},
        {"@type": "MedicalTherapy", "priceless": "1"},
        {"@type": "MedicalWebPage", "breadcrumb": {"@type": "MedicalTherapy", "name": "x"}},
        {"@type": "MedicalTherapy", "name": None},
    ]
    for thing in wrong:
        assert list(problems(thing, {})), thing


def test_each_property_comes_from_a_field(documents):
    level = next(item for item in documents if item["type"] == "level" and item["asam"])
    page, subject = graph_of(level, {"organization": None, "shelf": {}}, BASE)["@graph"][:2]
    assert page["lastReviewed"] == level["meta"]["last_reviewed"]
    assert subject["howPerformed"] == "About what_to_expect."
    assert subject["followup"] == "About transition."
    assert subject["code"][0]["codeValue"] == "2.1"
    assert [part.get("hasHealthAspect") for part in page["hasPart"]] == [
        "https://schema.org/OverviewHealthAspect",
        "https://schema.org/HowItWorksHealthAspect",
        None,
        None,
        "https://schema.org/StagesHealthAspect",
    ]


def test_what_invites_false_hope_is_never_emitted(documents):
    text = json.dumps(graph(documents))
    for name in ("aggregateRating", 'review"', "expectedPrognosis", "null"):
        assert name not in text
