"""The API's addresses, by version."""

from django.urls import include, path, re_path

from api.errors import unknown_address

urlpatterns = [
    path("v1/", include("api.v1.urls")),
    re_path(r"^", unknown_address),
]
