"""Every address of the product. /healthz and /readyz answer earlier, in cms/probes.py."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

from brochures.editions.links import short_link
from cms.media import media
from publishing.pictures import picture

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
    # Above the API, which answers 404 for everything below /api/ that it does not know.
    path("api/v1/brochures/", include("brochures.urls")),
    path("api/", include("api.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", media))

# Sizes of pictures. Above the website, which takes any path.
urlpatterns.append(
    path("images/<int:pk>-<slug:key>/<int:width>.<slug:form>", picture, name="picture")
)

# The short link on printed pieces. Scanners keep the upper case of a QR code.
urlpatterns.append(re_path(r"^[bB]/(?P<code>[0-9A-Za-z]{6})/?$", short_link, name="short_link"))

# Last, because its final pattern takes any path.
urlpatterns.append(path("", include("website.urls")))

handler404 = "website.views.page_not_found"
handler500 = "website.views.server_error"
