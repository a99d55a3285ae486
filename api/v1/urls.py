"""Every address of version 1."""

from django.urls import path

from api.v1.descriptions import described_views
from api.v1.documentation import RedocView, SchemaView, SwaggerView
from api.v1.history import DocumentDiff, DocumentVersion, DocumentVersions
from api.v1.locales import Locales
from api.v1.modules import ModuleList
from api.v1.preview import Preview
from api.v1.quality import Quality
from api.v1.search import Search
from api.v1.sync import Sync
from api.v1.views import Compare, Index, Resolve

urlpatterns = [
    path("", Index.as_view(), name="index"),
    *described_views(),
    path("modules/", ModuleList.as_view(), name="modules"),
    path("resolve/", Resolve.as_view(), name="resolve"),
    path("sync/", Sync.as_view(), name="sync"),
    path("compare/", Compare.as_view(), name="compare"),
    path("search/", Search.as_view(), name="search-api"),
    path("quality/", Quality.as_view(), name="quality"),
    path("locales/", Locales.as_view(), name="locales"),
    path("documents/<uuid:document_id>/versions/", DocumentVersions.as_view(), name="version-list"),
    path(
        "documents/<uuid:document_id>/versions/<int:sequence>/",
        DocumentVersion.as_view(),
        name="version-detail",
    ),
    path("documents/<uuid:document_id>/diff/", DocumentDiff.as_view(), name="version-diff"),
    path("preview/<str:token>/", Preview.as_view(), name="preview"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", SwaggerView.as_view(), name="docs"),
    path("docs/redoc/", RedocView.as_view(), name="redoc"),
]
