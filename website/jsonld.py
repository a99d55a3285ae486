"""JSON-LD for search engines (schema.org). Every property comes from a field; nothing is null.

Never here: ratings, reviews or expected outcomes.
"""

from __future__ import annotations

from typing import Any

from publishing.rich_text import plain_text

Thing = dict[str, Any]


def graph_of(document: Thing, context: Thing, base: str) -> Thing:
    """Return the graph of a page: the page itself, its subject, and the way to it."""
    page = _page(document, base)
    things = [page]
    subject = _SUBJECTS.get(document["type"])
    if subject is not None:
        things.append({"@id": f"{page['@id']}#subject", **subject(document, context, base)})
        page["mainEntity"] = {"@id": f"{page['@id']}#subject"}
    page["about"] = [_level(level, base) for level in _levels_of(document)]
    if document["meta"]["breadcrumbs"]:
        things.append({"@id": f"{page['@id']}#trail", **_breadcrumbs(document, base)})
        page["breadcrumb"] = {"@id": f"{page['@id']}#trail"}
    return {"@context": "https://schema.org", "@graph": [_without_nulls(item) for item in things]}


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


def _question(document: Thing) -> Thing:
    answer = {"@type": "Answer", "text": document["copy"]["medium"]}
    return {"@type": "Question", "name": document["question"], "acceptedAnswer": answer}


def _faq_page(document: Thing, context: Thing, base: str) -> Thing:
    return {"@type": "FAQPage", "mainEntity": [_question(document)]}


def _section(document: Thing, context: Thing, base: str) -> Thing:
    if document["holds"] == "faq":
        return {"@type": "FAQPage", "mainEntity": [_question(item) for item in context["entries"]]}
    return {
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": item["title"],
                "url": f"{base}{item['meta']['path']}",
            }
            for number, item in enumerate(context["entries"], 1)
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
}


def _without_nulls(value: Any) -> Any:
    """Leave out what is not stated: schema.org has no way to say "unknown"."""
    if isinstance(value, dict):
        cleaned = {name: _without_nulls(item) for name, item in value.items()}
        return {name: item for name, item in cleaned.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value if item not in (None, "")]
    return value
