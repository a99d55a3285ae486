"""The API's addresses, by version."""

from django.urls import include, path, re_path

from api.errors import unknown_address
from api.v1.views import Versions

urlpatterns = [
    path("", Versions.as_view(), name="versions"),
    path("v1/", include("api.v1.urls")),
    re_path(r"^", unknown_address),
]
