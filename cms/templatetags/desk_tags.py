"""What the desk's templates ask for."""

from typing import Any

from django import template

from cms.desk.dashboard import is_document
from cms.desk.proofreading import addresses

register = template.Library()


@register.simple_tag
def proofreading_addresses(document: Any) -> dict[str, str]:
    """Return where the words of a document are read, or nothing if it is no document of ours."""
    return addresses(document) if is_document(type(document)) else {}
