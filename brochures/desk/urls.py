"""Addresses of copyfit below /admin/brochures/."""

from django.urls import path

from brochures.desk.drafts import PageDraftCheck, SnippetDraftCheck
from brochures.desk.views import copyfit_page, sheets
from brochures.handoff.desk import handoff_file, handoff_page

urlpatterns = [
    path("<int:pk>/copyfit/", copyfit_page, name="brochures_copyfit"),
    path("<int:pk>/sheets/", sheets, name="brochures_sheets"),
    path("<int:pk>/handoff/", handoff_page, name="brochures_handoff"),
    path("<int:pk>/handoff/<str:name>", handoff_file, name="brochures_handoff_file"),
    path("draft/page/<int:page_id>/", PageDraftCheck.as_view(), name="brochures_page_draft"),
    path(
        "draft/<slug:app_label>/<slug:model_name>/<int:pk>/",
        SnippetDraftCheck.as_view(),
        name="brochures_snippet_draft",
    ),
]
