"""Which room answers which address. What the read lane answers never comes here."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from comity import health_views
from comity.api.urls import urlpatterns as api
from comity.perspective.urls import urlpatterns as perspective

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health_views.alive, name="healthz"),
    path("readyz", health_views.ready, name="readyz"),
    path("metrics", health_views.metrics, name="metrics"),
    *api,
    *perspective,
    *([path("mail/events/", include("anymail.urls"))] if settings.MAIL_SERVICE else []),
    path("desk/", include("comity.desk.accounts")),
    path("desk/", include("comity.desk.urls")),
    path("accounts/", include("comity.accounts.urls")),
    path("", include("comity.pages.urls")),
]
