"""Measuring slots by the public anchors of WeasyPrint: the second opinion on brochures.measuring.

An empty element marks the start and the end of each slot; where they land says how high the
content between them is. This cannot tell how wide text is, or which line is past the end.
"""

from xml.etree.ElementTree import Element

from brochures import measuring, press


def heights(job):
    """Height in points that the content of each slot takes, by HTML id."""
    page, options = press._load(
        {**job, "pictures": {}}, job["html"], measuring.tall_page(job["sheet"][0])
    )
    for slot in page.etree_element.iter():
        if (key := slot.get("id")) in job["slots"]:
            start = Element("div", {"id": f"S~{key}"})
            start.tail, slot.text = slot.text, None
            slot.insert(0, start)
            slot.append(Element("div", {"id": f"E~{key}", "style": "clear: both"}))
    places = {}
    for sheet in page.render(**options).pages:
        places.update(sheet.anchors)
    return {key: (places[f"E~{key}"][1] - places[f"S~{key}"][1]) * 0.75 for key in job["slots"]}
