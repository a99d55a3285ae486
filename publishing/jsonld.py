"""JSON-LD for search engines (schema.org). Every property comes from a field; nothing is null.

Never here: ratings, reviews or expected outcomes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from publishing.rich_text import plain_text

Thing = dict[str, Any]

#: The members of schema.org's HealthAspectEnumeration that say what our aspects say.
ASPECTS = {
    "overview": "OverviewHealthAspect",
    "what_to_expect": "HowItWorksHealthAspect",
    "schedule": "UsageOrScheduleHealthAspect",
    "benefits": "BenefitsHealthAspect",
    "transition": "StagesHealthAspect",
    "getting_started": "GettingAccessHealthAspect",
}

#: Kinds of components that schema.org has a narrower name for.
PROCEDURES = {
    "therapy": "PsychologicalTreatment",
    "assessment": "MedicalProcedure",
    "planning": "MedicalProcedure",
}


def graph_of(documents: Thing | Iterable[Thing], context: Thing, base: str) -> Thing:
    """Return the graph of documents: of each its page, its subject, and the way to it.

    Args:     documents: one or many, as the web channel delivers them, rich text as HTML.
              context: `organization`, the center, or None; `shelf`, documents by type, with
              those that a section among the documents holds.
              base: the origin of the website, put before every path.
    """
    many = [documents] if isinstance(documents, dict) else documents
    things = [thing for document in many for thing in _things(document, context, base)]
    return {"@context": "https://schema.org", "@graph": [_without_nulls(item) for item in things]}


def _things(document: Thing, context: Thing, base: str) -> list[Thing]:
    subject = _SUBJECTS.get(document["type"])
    if document["type"] == "section" and not context["shelf"][document["holds"]]:
        subject = None  # an empty list says nothing
    if not document["meta"]["path"]:
        # Shared vocabulary has no page of its own; its address is the API's.
        url = document["meta"]["url"]
        return [{"@id": url, **subject(document, context, base)}] if subject else []
    page = _page(document, base)
    things = [page]
    if subject is not None:
        things.append({"@id": f"{page['@id']}#subject", **subject(document, context, base)})
        page["mainEntity"] = {"@id": f"{page['@id']}#subject"}
    page["about"] = [_level(level, base) for level in _levels_of(document)]
    if document["meta"]["breadcrumbs"]:
        things.append({"@id": f"{page['@id']}#trail", **_breadcrumbs(document, base)})
        page["breadcrumb"] = {"@id": f"{page['@id']}#trail"}
    return things


def _page(document: Thing, base: str) -> Thing:
    meta = document["meta"]
    address = f"{base}{meta['path']}"
    return {
        "@type": "MedicalWebPage" if meta["reviewed_by"] else "WebPage",
        "@id": address,
        "url": address,
        "name": document["title"],
        "description": meta["seo"]["description"],
        "inLanguage": document["locale"],
        "datePublished": meta["first_published_at"],
        "dateModified": meta["last_published_at"],
        "lastReviewed": meta["last_reviewed"],
        "reviewedBy": [
            {
                "@type": "Person",
                "name": person["title"],
                "jobTitle": person["role"],
                "honorificSuffix": person["credentials"],
            }
            for person in meta["reviewed_by"]
        ],
        "citation": [source["url"] or source["title"] for source in meta["sources"]],
        "primaryImageOfPage": _picture(document.get("picture"), base),
        "audience": {"@type": "Patient"} if meta["reviewed_by"] else None,
        "hasPart": [_part(part) for part in document.get("modules", [])],
    }


def _part(module: Thing) -> Thing:
    aspect = ASPECTS.get(module["aspect"])
    return {
        "@type": "HealthTopicContent",
        "headline": module["heading"],
        "text": plain_text(module["body"]["value"]),
        "hasHealthAspect": aspect and f"https://schema.org/{aspect}",
    }


def _picture(picture: Thing | None, base: str) -> Thing | None:
    if picture is None:
        return None
    large = next(item for item in picture["renditions"] if item["name"] == "large")
    url = large["url"] if "://" in large["url"] else f"{base}{large['url']}"
    return {
        "@type": "ImageObject",
        "url": url,
        "width": large["width"],
        "height": large["height"],
        "caption": picture["alt"],
    }


def _levels_of(document: Thing) -> list[Thing]:
    """Return the levels that a page is about but that are not its own subject."""
    levels = [document.get(name) for name in ("level", "from_level", "to_level")]
    levels += document.get("applies_to") or document.get("subjects") or []
    levels += [item for item in document.get("about", []) if item["type"] == "level"]
    return [level for level in levels if level]


def _level(level: Thing, base: str) -> Thing:
    """Name a level by its stub, or by the whole document where that was asked for."""
    path = level["path"] if "path" in level else level["meta"]["path"]
    return {"@type": "MedicalTherapy", "name": level["title"], "url": f"{base}{path}"}


def _therapy(document: Thing, base: str) -> Thing:
    return {
        "@type": "MedicalTherapy",
        "name": document["title"],
        "description": document["copy"]["medium"],
        "url": f"{base}{document['meta']['path']}",
        "howPerformed": _words_on("what_to_expect", document),
        "preparation": _words_on("getting_started", document),
        "followup": _words_on("transition", document),
    }


def _words_on(aspect: str, document: Thing) -> str:
    """Return what the long copy says on an aspect, as plain text."""
    parts = [
        plain_text(part["body"]["value"])
        for part in document["modules"]
        if part["aspect"] == aspect
    ]
    return "\n\n".join(parts)


def _program(document: Thing, context: Thing, base: str) -> Thing:
    return _therapy(document, base)


def _level_subject(document: Thing, context: Thing, base: str) -> Thing:
    return {
        **_therapy(document, base),
        "alternateName": [document["abbreviation"], *document["also_known_as"]],
        "code": [
            {
                "@type": "MedicalCode",
                "codingSystem": f"ASAM Criteria, edition {code['edition']}",
                "codeValue": code["level"],
            }
            for code in document["asam"]
        ],
    }


def _clinic(document: Thing, context: Thing, base: str) -> Thing:
    organization = context["organization"]
    return {
        "@type": "MedicalClinic",
        "name": organization["title"] if organization else document["title"],
        "alternateName": organization["short_name"] if organization else None,
        "description": document["copy"]["medium"],
        "url": f"{base}{document['meta']['path']}",
        "telephone": document["phone"],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": document["street"],
            "addressLocality": document["city"],
            "addressRegion": document["state"],
            "postalCode": document["postal_code"],
            "addressCountry": document["country"],
        },
        "geo": document["geo"] and {"@type": "GeoCoordinates", **document["geo"]},
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{span['day'].capitalize()}",
                "opens": span["opens"],
                "closes": span["closes"],
            }
            for span in document["hours"]
        ],
        "availableService": [_level(level, base) for level in document["levels_offered"]],
    }


def _center(document: Thing, context: Thing, base: str) -> Thing:
    return {
        "@type": "MedicalOrganization",
        "name": document["title"],
        "alternateName": document["short_name"],
        "description": document["copy"]["medium"],
        "url": f"{base}{document['meta']['path']}" if document["meta"]["path"] else None,
    }


def _component(document: Thing, context: Thing, base: str) -> Thing:
    return {
        "@type": PROCEDURES.get(document["kind"], "TherapeuticProcedure"),
        "name": document["title"],
        "alternateName": [document["plain_name"], document["clinical_name"]],
        "description": document["copy"]["medium"],
    }


def _term(document: Thing, context: Thing, base: str) -> Thing:
    return {
        "@type": "DefinedTerm",
        "name": document["title"],
        "alternateName": document["expansion"],
        "description": document["definition"] or document["plain"],
    }


def _question(document: Thing) -> Thing:
    answer = {"@type": "Answer", "text": document["copy"]["medium"]}
    return {"@type": "Question", "name": document["question"], "acceptedAnswer": answer}


def _faq_page(document: Thing, context: Thing, base: str) -> Thing:
    return {"@type": "FAQPage", "mainEntity": [_question(document)]}


def _section(document: Thing, context: Thing, base: str) -> Thing:
    entries = context["shelf"][document["holds"]]
    if document["holds"] == "faq":
        return {"@type": "FAQPage", "mainEntity": [_question(item) for item in entries]}
    return {
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": item["title"],
                "url": f"{base}{item['meta']['path']}",
            }
            for number, item in enumerate(entries, 1)
        ],
    }


def _breadcrumbs(document: Thing, base: str) -> Thing:
    trail = [*document["meta"]["breadcrumbs"], {**document, "path": document["meta"]["path"]}]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": item["title"],
                "item": f"{base}{item['path']}",
            }
            for number, item in enumerate(trail, 1)
        ],
    }


_SUBJECTS = {
    "level": _level_subject,
    "program": _program,
    "location": _clinic,
    "faq": _faq_page,
    "section": _section,
    "organization": _center,
    "component": _component,
    "term": _term,
}


def _without_nulls(value: Any) -> Any:
    """Leave out what is not stated: schema.org has no way to say "unknown"."""
    if isinstance(value, dict):
        cleaned = {name: _without_nulls(item) for name, item in value.items()}
        return {name: item for name, item in cleaned.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value if item not in (None, "")]
    return value
