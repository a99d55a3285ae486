"""The addresses of the website.

The catch-all must keep the name `wagtail_serve`: Wagtail computes every page's path by reversing
it, in the page's language, and a page without a path is not public in the ledger.
"""

from django.urls import URLResolver, path, re_path
from wagtail import urls as wagtail_urls

from website import searching, sitemaps, views
from website.languages import LanguagePath

pages = [
    path("search/", searching.search_page, name="search"),
    # The password and login forms of private pages.
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(wagtail_urls.serve_pattern, views.page, name="wagtail_serve"),
    re_path(r"^", views.elsewhere),
]

urlpatterns = [
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.sitemap_file, name="sitemap_file"),
    path("robots.txt", views.robots, name="robots"),
    URLResolver(LanguagePath(), pages),  # type: ignore[arg-type]
]
