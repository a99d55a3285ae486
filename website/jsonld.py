"""JSON-LD for search engines (schema.org). Every property comes from a field; nothing is null."""

from __future__ import annotations

from typing import Any

Thing = dict[str, Any]


def graph_of(document: Thing, context: Thing, base: str) -> Thing:
    """Return the graph of a page: the page itself, its subject, and the way to it."""
    things = [_page(document, base)]
    subject = _SUBJECTS.get(document["type"])
    if subject is not None:
        things.append(subject(document, context, base))
    if document["meta"]["breadcrumbs"]:
        things.append(_breadcrumbs(document, base))
    return {"@context": "https://schema.org", "@graph": [_without_nulls(item) for item in things]}


def _page(document: Thing, base: str) -> Thing:
    meta = document["meta"]
    return {
        "@type": "MedicalWebPage" if meta["reviewed_by"] else "WebPage",
        "@id": f"{base}{meta['path']}",
        "url": f"{base}{meta['path']}",
        "name": document["title"],
        "description": meta["seo"]["description"],
        "inLanguage": document["locale"],
        "dateModified": meta["last_published_at"],
        "lastReviewed": meta["last_reviewed"],
        "reviewedBy": [
            {"@type": "Person", "name": person["title"], "jobTitle": person["role"]}
            for person in meta["reviewed_by"]
        ],
        "audience": {"@type": "Patient"} if meta["reviewed_by"] else None,
    }


def _therapy(document: Thing, context: Thing, base: str) -> Thing:
    return {
        "@type": "MedicalTherapy",
        "name": document["title"],
        "alternateName": [document.get("abbreviation"), *document.get("also_known_as", [])],
        "description": document["copy"]["medium"],
        "url": f"{base}{document['meta']['path']}",
    }


def _clinic(document: Thing, context: Thing, base: str) -> Thing:
    organization = context["organization"]
    return {
        "@type": "MedicalClinic",
        "name": organization["title"] if organization else document["title"],
        "description": document["copy"]["medium"],
        "telephone": document["phone"],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": document["street"],
            "addressLocality": document["city"],
            "addressRegion": document["state"],
            "postalCode": document["postal_code"],
            "addressCountry": document["country"],
        },
        "availableService": [
            {"@type": "MedicalTherapy", "name": level["title"], "url": f"{base}{level['path']}"}
            for level in document["levels_offered"]
        ],
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
            {"@type": "ListItem", "position": number, "url": f"{base}{item['meta']['path']}"}
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
    "level": _therapy,
    "program": _therapy,
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
