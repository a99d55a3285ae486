"""Every address of the product. /healthz and /readyz answer earlier, in cms/probes.py."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
]
if find_spec("api.urls"):  # TEMPORARY until api/urls.py is written
    urlpatterns.append(path("api/", include("api.urls")))

if settings.SERVE_MEDIA:
    urlpatterns.append(
        re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})
    )

# Last, because its final pattern takes any path.
if find_spec("website.urls"):  # TEMPORARY until website/urls.py is written
    urlpatterns.append(path("", include("website.urls")))
