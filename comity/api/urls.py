"""Where the API answers: /api/v1/. Mounted as it is at the root."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path

from comity.api import problems, schema
from comity.api.caching import publicly
from comity.api.entrance import entrance
from comity.api.v1 import api


async def _document(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(schema.written(api), content_type="application/json")
    publicly(response, seconds=300)
    return response


async def _nowhere(request: HttpRequest) -> HttpResponse:
    raise problems.not_found()


def _nouns() -> list[URLPattern]:
    patterns, _app, _namespace = api.urls
    return [
        URLPattern(each.pattern, entrance(each.callback), each.default_args, each.name)
        for each in patterns
        if isinstance(each, URLPattern) and each.name != "api-root"
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", entrance(_document), name="openapi"),
    path("api/v1/", include((_nouns(), "api"))),
    re_path(r"^api/", entrance(_nowhere)),
]
