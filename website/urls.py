"""The addresses of the website.

The catch-all must keep the name `wagtail_serve`: Wagtail computes every page's path by reversing
it, and a page without a path is not public in the ledger.
"""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [path("", include(wagtail_urls))]
