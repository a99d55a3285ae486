"""The program's own addresses, those of stock Wagtail's API, and the limits."""

from django.urls import include, path

from benchmarks.floor import ConstantView
from benchmarks.stock import stock
from cms.urls import *  # noqa: F403
from cms.urls import urlpatterns as program

urlpatterns = [
    path("floor/drf/<int:size>/", ConstantView.as_view()),
    path("stock/v2/", include((stock.get_urlpatterns(), stock.url_namespace))),
    *program,
]
