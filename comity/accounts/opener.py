"""The pop-up keeps its opener through every page of an account, redirects among them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PAGES = "/accounts/"


class Opener:
    """Lets the page that opened a pop-up be reached from it, whatever that page's origin.

    Everywhere else Cross-Origin-Opener-Policy parts the two (HTML, section 7.1.3).
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say whether the opener stays."""
        response = self._answer(request)
        if request.path_info.startswith(PAGES):
            response["Cross-Origin-Opener-Policy"] = "unsafe-none"
        return response
