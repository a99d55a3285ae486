"""What the reports of this package have in common: they list rows, filter and export them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView

from cms.desk.documents import models_for
from cms.desk.work.rows import Row


class RowsReport(ReportView):
    """A report of `Row`s, for whoever may change some document."""

    export_headings: dict[str, str]
    empty = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not models_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def list_export(self) -> list[str]:
        return list(self.export_headings)

    def get_queryset(self) -> list[Row]:
        raise NotImplementedError

    @property
    def no_results_message(self) -> Any:
        return super().no_results_message if self.is_filtering else self.empty


class WritersMenuItem(MenuItem):
    """Shown to whoever may change some document."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(models_for(request.user))
