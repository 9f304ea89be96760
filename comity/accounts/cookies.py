"""Two session cookies on one origin: the desk's, and one for readers' pages.

Whoever works at the desk can be signed in as a reader beside it, and ends the one without the
other. What a cookie of the one kind holds is not looked at where the other is meant.
"""

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

DESK = "/desk/"


class Sessions(SessionMiddleware):
    """Django's sessions, under the name that the address calls for."""

    def process_request(self, request: HttpRequest) -> None:
        """Find the session in the cookie of the part of the house that is asked."""
        if not request.path_info.startswith(DESK):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
            own = request.COOKIES.get(settings.READERS_COOKIE_NAME)
            if own is not None:
                request.COOKIES[settings.SESSION_COOKIE_NAME] = own
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Give the cookie, or its end, the name by which it will be looked for."""
        answer = super().process_response(request, response)
        given = answer.cookies.pop(settings.SESSION_COOKIE_NAME, None)
        if given is None:
            return answer
        desk = request.path_info.startswith(DESK)
        name = settings.SESSION_COOKIE_NAME if desk else settings.READERS_COOKIE_NAME
        given.set(name, given.value, given.coded_value)
        answer.cookies[name] = given
        return answer
