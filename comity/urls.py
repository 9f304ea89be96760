"""Which room answers which address. What the read lane answers never comes here."""

from django.urls import URLPattern, URLResolver, include, path

from comity.api.urls import urlpatterns as api

urlpatterns: list[URLPattern | URLResolver] = [
    *api,
    path("desk/", include("comity.desk.urls")),
    path("", include("comity.pages.urls")),
]
