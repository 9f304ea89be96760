"""The one way in: every request of the API passes here, and every answer leaves here."""

from collections.abc import Callable, Coroutine
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from comity.api import cors, problems
from comity.api.language import chosen
from comity.api.parsing import MOST, fits

View = Callable[..., Coroutine[Any, Any, HttpResponseBase]]


def entrance(view: View) -> View:
    """Put the language, the origin, the size and the problems around a view of the API.

    Exempt from Django's CSRF check: that guards cookies, and none is read here.
    """

    @csrf_exempt
    async def asked(request: HttpRequest, **place: str) -> HttpResponseBase:
        with translation.override(chosen(request)):
            admitted = False
            try:
                if request.method != "OPTIONS":
                    await cors.admit(request, **_named(place))
                admitted = True
                response = await _answered(view, request, place)
            except Exception as fault:
                admitted = admitted or cors.may_be_told(fault)
                response = problems.answer(request, fault)
        cors.mark(request, response, admitted=admitted)
        patch_vary_headers(response, ["Accept-Language", "Authorization"])
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return asked


async def _answered(view: View, request: HttpRequest, place: dict[str, str]) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return cors.preflight()
    if not fits(request):
        raise problems.too_large(MOST)
    response = await _carried_out(view, request, place)
    if response.status_code == 405:
        allowed = response.headers.get("Allow", "")
        response = problems.answer(request, problems.method_not_allowed(request.method or ""))
        response["Allow"] = allowed
    return response


async def _carried_out(view: View, request: HttpRequest, place: dict[str, str]) -> HttpResponseBase:
    """Answer a HEAD as a GET, which Ninja does not; whoever sends the answer drops its body."""
    asked = request.method
    request.method = "GET" if asked == "HEAD" else asked
    try:
        return await view(request, **place)
    finally:
        request.method = asked


def _named(place: dict[str, str]) -> dict[str, str]:
    names = ("publication", "slug", "comment_id")
    return {name: str(value) for name, value in place.items() if name in names}
