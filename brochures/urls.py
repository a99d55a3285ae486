"""Where brochures are, below /api/v1/brochures/."""

from django.urls import path, re_path

from brochures.editions.delivery import edition_detail, edition_file, edition_list
from brochures.handoff.delivery import handoff_file, handoff_list
from brochures.views import brochure_copyfit, brochure_list, brochure_pdf

#: An edition's address is its code and revision, as in its file names.
EDITION = r"^editions/(?P<code>[-\w]+)-rev(?P<rev>\d+)"

urlpatterns = [
    path("", brochure_list, name="brochure_list"),
    path("editions/", edition_list, name="edition_list"),
    re_path(EDITION + r"/$", edition_detail, name="edition_detail"),
    re_path(EDITION + r"/(?P<name>[-.\w]+)$", edition_file, name="edition_file"),
    re_path(r"^(?P<slug>[-\w]+)/(?P<output>proof|reader)\.pdf$", brochure_pdf, name="brochure_pdf"),
    path("<slug:slug>/handoff/", handoff_list, name="handoff_list"),
    re_path(r"^(?P<slug>[-\w]+)/handoff/(?P<name>[-.\w]+)$", handoff_file, name="handoff_file"),
    path("<slug:slug>/copyfit/", brochure_copyfit, name="brochure_copyfit"),
]
