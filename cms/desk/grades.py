"""The reading grade of a document over time: from what was public, by today's measure."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import TemplateView

from cms.desk.document_view import DocumentView
from cms.desk.documents import is_document, may_edit
from cms.desk.work.charts import Bar, Chart
from publishing.editorial.grades import grades_of
from publishing.editorial.texts import LONG_COPY


def has_grades(model: type[Any]) -> bool:
    """Tell whether documents of a model have a long copy: other texts are too short for a grade."""
    return is_document(model) and hasattr(model, LONG_COPY)


class GradesView(DocumentView, TemplateView):
    """Shows the grade of each wording that readers had."""

    template_name = "desk/grades.html"
    page_title = "Reading grade over time"
    header_icon = "glasses"
    is_ours = staticmethod(has_grades)

    def may_open(self, user: Any) -> bool:
        return may_edit(user, self.document)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        try:
            grades = grades_of(self.document)
        except ValueError:
            return {**context, "grades": None}
        unit = "Points" if grades.in_points else "School grade"
        bars = [
            Bar(
                date_format(timezone.localtime(each.since), "j F Y")
                + (", harder than the aim" if each.is_too_hard else ""),
                each.score,
                is_urgent=each.is_too_hard,
            )
            for each in grades.wordings
        ]
        return {**context, "grades": grades, "chart": Chart(unit, unit, bars)}


def urls() -> list[URLPattern]:
    return [path("grades/<str:label>/<int:pk>/", GradesView.as_view(), name="desk_grades")]
