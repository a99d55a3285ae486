"""Proofreading while somebody writes: the Checks panel sends the texts, the server decides.

Nothing is stored. The answer has the place of every finding, so that static/admin/proofreading.js
can mark the words in the form.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST
from wagtail.log_actions import LogFormatter, log

from cms.desk.documents import may_change, may_edit, model_named
from cms.desk.grades import has_grades
from cms.desk.refusals import field_names
from programs.models import QualityOverride
from publishing.editorial.house import kept_wordings
from publishing.editorial.proofs import Proof, Reader, Remark, structure_of

#: What a form may send: bytes, and characters of a reason that is worth reading.
MOST_BYTES = 200_000
LEAST_REASON = 10

KEPT = "continuum.keep_wording"
TAKEN_BACK = "continuum.take_back_wording"


def urls() -> list[URLPattern]:
    """Return the addresses below /admin/; Wagtail lets nobody in who may not open the admin."""
    return [
        path("proofread/<str:label>/<int:pk>/", proofread, name="desk_proofread"),
        path("proofread/<str:label>/<int:pk>/keep/", keep, name="desk_keep_wording"),
    ]


def addresses(document: Any) -> dict[str, str]:
    """Return where the panel of a document sends its texts and the wordings to keep, and leads."""
    model = type(document)
    args = [model._meta.label_lower, document.pk or 0]
    return {
        "read": reverse("desk_proofread", args=args),
        "keep": reverse("desk_keep_wording", args=args) if document.pk else "",
        "grades": reverse("desk_grades", args=args) if document.pk and has_grades(model) else "",
    }


@require_POST
def proofread(request: HttpRequest, label: str, pk: int) -> JsonResponse:
    """Answer with what the rules find in {"texts": [[address, text]], "language", "evidence"}."""
    model = model_named(label)
    sent = _sent(request)
    if sent is None:
        return JsonResponse(
            {"error": "Send an object with texts, language and evidence."}, status=400
        )
    draft = _draft(request, model, pk)
    proof = Reader().read(
        model,
        sent["texts"],
        language=draft.locale.language_code if draft else sent["language"],
        has_evidence=sent["evidence"],
        kept=kept_wordings(draft) if draft else {},
        # Links and pictures are judged as they were last saved: the form sends words alone.
        structure=structure_of(draft) if draft else (),
    )
    return JsonResponse(_as_json(proof, field_names(draft or model())))


@require_POST
def keep(request: HttpRequest, label: str, pk: int) -> JsonResponse:
    """Keep a wording that a rule warns of, with {"rule", "passage", "reason"}; no reason: undo."""
    draft = _draft(request, model_named(label), pk)
    sent = _sent(request, ("rule", "passage", "reason"))
    if draft is None or sent is None:
        raise Http404
    place = {
        "document_id": draft.translation_key,
        "locale": draft.locale,
        "rule": sent["rule"],
        "passage": sent["passage"],
    }
    reason = sent["reason"].strip()
    if not reason:
        QualityOverride.objects.filter(**place).delete()
    elif len(reason) < LEAST_REASON or len(reason) > 255:
        return JsonResponse({"error": "Give a reason of 10 to 255 characters."}, status=400)
    else:
        defaults = {"reason": reason, "user": request.user}
        QualityOverride.objects.update_or_create(**place, defaults=defaults)
    log(
        instance=draft,
        action=KEPT if reason else TAKEN_BACK,
        user=request.user,
        data={"rule": sent["rule"], "passage": sent["passage"], "reason": reason},
    )
    return JsonResponse({"kept": reason})


def register_log_actions(actions: Any) -> None:
    """Show kept wordings in the history of a page or snippet."""
    for action, label in ((KEPT, "Keep a wording"), (TAKEN_BACK, "Take back a kept wording")):
        formatter = type("KeptWording", (_KeptWording,), {"label": label})
        actions.register_action(action)(formatter)


class _KeptWording(LogFormatter):
    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        words = f"“{data['passage']}” against rule {data['rule']}."
        if not data["reason"]:
            return f"No longer kept: {words}"
        return f"Kept {words} Reason: {data['reason']}"


def _draft(request: HttpRequest, model: type[Model], pk: int) -> Any:
    """Return the newest draft if this person may edit it; None for one that is not saved yet."""
    if not may_change(request.user, model):
        raise PermissionDenied
    if not pk:
        return None
    document: Any = get_object_or_404(model, pk=pk)
    if not may_edit(request.user, document):
        raise PermissionDenied
    return document.get_latest_revision_as_object()


def _sent(request: HttpRequest, words: tuple[str, ...] = ("language",)) -> dict[str, Any] | None:
    """Return what was sent, or None if it has not the shape that the script gives it."""
    if len(request.body) > MOST_BYTES:
        return None
    try:
        sent = json.loads(request.body)
        texts = [(str(address), str(text)) for address, text in sent.get("texts", [])]
        found = {word: str(sent[word]) for word in words}
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return {"texts": texts, "evidence": sent.get("evidence") is True, **found}


def _as_json(proof: Proof, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "verdict": proof.verdict,
        "is_checked": proof.is_checked,
        "scores": [
            {
                "label": labels.get(score.field, score.field),
                "grade": score.readability.score,
                "formula": score.readability.formula,
                "longest": score.readability.longest_sentence,
            }
            for score in proof.scores
            if score.readability.score is not None
        ],
        "remarks": [_remark(remark, labels) for remark in proof.remarks],
    }


def _remark(remark: Remark, labels: dict[str, str]) -> dict[str, Any]:
    finding = remark.finding
    return {
        "address": remark.address,
        "label": labels.get(remark.field, remark.field),
        "start": remark.start,
        "length": finding.length,
        "matched": finding.matched if remark.start >= 0 else "",
        "rule": finding.rule,
        "severity": finding.severity,
        "advice": remark.advice if remark.start >= 0 else remark.message,
        "replacement": finding.replacement,
        "passage": remark.passage,
        "kept": remark.kept,
    }
