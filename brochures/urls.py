"""Where brochures are, below /api/v1/brochures/. brochures.openapi describes each address."""

from django.urls import path, re_path

from brochures.editions.delivery import edition_detail, edition_file, edition_list
from brochures.handoff.delivery import handoff_file, handoff_list
from brochures.jobs import OUTPUTS
from brochures.views import brochure_copyfit, brochure_list, brochure_pdf

#: What names a thing in an address.
SLUG = r"[-a-zA-Z0-9_]+"
FILE_NAME = r"[-.\w]+"
#: As many digits as a revision can have.
REVISION = r"[0-9]{1,5}"

BROCHURE = rf"^(?P<slug>{SLUG})"
#: An edition's address is its code and revision, as in its file names.
EDITION = rf"^editions/(?P<code>{SLUG})-rev(?P<rev>{REVISION})"
NAME = rf"(?P<name>{FILE_NAME})"
PDF = rf"(?P<output>{'|'.join(OUTPUTS)})\.pdf"

urlpatterns = [
    path("", brochure_list, name="brochure_list"),
    path("editions/", edition_list, name="edition_list"),
    re_path(rf"{EDITION}/$", edition_detail, name="edition_detail"),
    re_path(rf"{EDITION}/{NAME}$", edition_file, name="edition_file"),
    re_path(rf"{BROCHURE}/{PDF}$", brochure_pdf, name="brochure_pdf"),
    re_path(rf"{BROCHURE}/handoff/$", handoff_list, name="handoff_list"),
    re_path(rf"{BROCHURE}/handoff/{NAME}$", handoff_file, name="handoff_file"),
    re_path(rf"{BROCHURE}/copyfit/$", brochure_copyfit, name="brochure_copyfit"),
]
