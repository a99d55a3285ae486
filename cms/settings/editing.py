"""The Wagtail admin.

https://docs.wagtail.org/en/stable/reference/settings.html
"""

from typing import Any
from zoneinfo import available_timezones

from cms.settings.env import env

WAGTAIL_SITE_NAME = "Continuum"
_here = f"http://localhost:{env('PORT', default='8000')}"
WAGTAILADMIN_BASE_URL = env("PUBLIC_BASE_URL", default=_here).rstrip("/")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_WORKFLOW_ENABLED = True
# Words that change after a reviewer has signed them go back to the reviewers.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILIMAGES_IMAGE_MODEL = "programs.ContentImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "wagtail.search.backends.database"}
}
WAGTAILREDIRECTS_AUTO_CREATE = True

# The admin asks no other server for anything.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []

#: What an account may choose for Wagtail's own words. Ours are in English; among words of a third
#: language, or of one that runs from right to left, nobody would find their way.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("es", "Español")]
#: Not what the system's files have besides places: browsers know no zone "localtime".
WAGTAIL_USER_TIME_ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone or zone == "UTC"
)
