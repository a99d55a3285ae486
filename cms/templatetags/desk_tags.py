"""What the desk's templates ask for."""

from typing import Any

from django import template
from wagtail.admin.utils import get_user_display_name

from cms.desk.documents import comparison_url, edit_url, is_document
from cms.desk.proofreading import addresses
from cms.desk.signature import whole
from programs.review_policies import DEFAULTS, FLAG, IF_OVERDUE, ReviewPolicy
from programs.signing import mark_of

register = template.Library()


@register.simple_tag
def proofreading_addresses(document: Any) -> dict[str, str]:
    """Return where the words of a document are read, or nothing if it is no document of ours."""
    return addresses(document) if is_document(type(document)) else {}


@register.simple_tag
def words_to_sign(document: Any) -> dict[str, Any]:
    """Return which words a dialog is about: whose, of when, where to read them, and their mark."""
    document = whole(document)
    saved = document.get_latest_revision()
    return {
        "title": str(saved.as_object()),
        "saved_by": get_user_display_name(saved.user) if saved.user else "",
        "saved_at": saved.created_at,
        "edit_url": edit_url(type(document), document.pk),
        "compare_url": comparison_url(document, "live", "latest") if document.live else "",
        "mark": mark_of(document),
    }


@register.simple_tag
def sourced_review_policies() -> list[tuple[str, ReviewPolicy, str]]:
    """Return each policy with the content it is for and what happens when a review is overdue."""
    kinds: dict[ReviewPolicy, list[str]] = {}
    for label, policy in DEFAULTS.values():
        kinds.setdefault(policy, []).append(label)
    return [(", ".join(labels), policy, _if_overdue(policy)) for policy, labels in kinds.items()]


def _if_overdue(policy: ReviewPolicy) -> str:
    words = dict(IF_OVERDUE)[policy.if_overdue].partition(":")[0]
    return words if policy.if_overdue == FLAG else f"{words}, after {policy.after_days} days"
