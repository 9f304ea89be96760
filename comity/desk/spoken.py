"""The language of the desk: one, whatever a browser asks for.

Its own sentences stand in no catalogue (`comity/locale/refresh`). Left to the browser, a page mixes
them with those that readers are told too, and calls itself Arabic: it is read out in a wrong voice.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

PAGES = "/desk/"
LANGUAGE = "en"


class Spoken:
    """Speaks LANGUAGE at the desk, to the end of the answer; stands after LocaleMiddleware."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; `Content-Language`, which LocaleMiddleware writes, is then this one too."""
        if request.path_info.startswith(PAGES):
            translation.activate(LANGUAGE)
        return self._answer(request)
