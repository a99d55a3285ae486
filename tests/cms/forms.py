"""Reads a form as a browser would, so that a test changes one field and sends the rest as it is."""

from bs4 import BeautifulSoup
from wagtail.models import COMMENTS_RELATION_NAME


def form_data(response, form_id="page-edit-form"):
    """Return what the form would send without touching it; stream fields keep their content."""
    soup = BeautifulSoup(response.content, "html.parser")
    form = response.context["form"]
    data = {}
    for field in soup.find(id=form_id).find_all(["input", "textarea", "select"]):
        name = field.get("name")
        if not name or field.get("type") in ("submit", "button", "file"):
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            data[name] = chosen.get("value", "") if chosen else ""
        elif field.get("type") in ("checkbox", "radio"):
            if field.has_attr("checked"):
                data.setdefault(name, []).append(field.get("value", "on"))
        else:
            data[name] = field.get("value", "") if field.name == "input" else field.get_text()
    if COMMENTS_RELATION_NAME in getattr(form, "formsets", {}):
        # A script makes this part of the form, from what it is told of the comments.
        data |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    for name, bound in form.fields.items():
        if hasattr(bound, "block"):
            data.update(stream_data(name, form.initial.get(name) or []))
    return data


def stream_data(name, stream):
    """Return a stream's content as its form fields."""
    children = list(stream)
    data = {f"{name}-count": len(children)}
    for number, child in enumerate(children):
        prefix = f"{name}-{number}"
        data |= {
            f"{prefix}-deleted": "",
            f"{prefix}-order": number,
            f"{prefix}-type": child.block_type,
            f"{prefix}-id": child.id or "",
        }
        data |= value_data(f"{prefix}-value", child.block, child.value)
    return data


def value_data(prefix, block, value):
    if hasattr(block, "child_blocks"):
        data = {}
        for key, child in block.child_blocks.items():
            data |= value_data(f"{prefix}-{key}", child, value[key])
        return data
    plain = block.get_prep_value(value)
    if plain is False:
        return {}
    if hasattr(value, "source"):
        return {prefix: '{"blocks":[],"entityMap":{}}'}
    return {prefix: "" if plain is None else plain}
