"""Every address of version 1."""

from django.urls import path
from drf_spectacular.views import SpectacularRedocView, SpectacularSwaggerSplitView

from api.v1.schema import SchemaView, described_views
from api.v1.views import Compare, Resolve

urlpatterns = [
    *described_views(),
    path("resolve/", Resolve.as_view(), name="resolve"),
    path("compare/", Compare.as_view(), name="compare"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
    path("docs/redoc/", SpectacularRedocView.as_view(url_name="schema"), name="redoc"),
]
