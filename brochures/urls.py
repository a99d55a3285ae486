"""Where brochures are, below /api/v1/brochures/."""

from django.urls import path, re_path

from brochures.views import brochure_copyfit, brochure_list, brochure_pdf

urlpatterns = [
    path("", brochure_list, name="brochure_list"),
    re_path(r"^(?P<slug>[-\w]+)/(?P<output>proof|reader)\.pdf$", brochure_pdf, name="brochure_pdf"),
    path("<slug:slug>/copyfit/", brochure_copyfit, name="brochure_copyfit"),
]
