"""A page with a form: shown, or done what the form asks, or shown again with what is wrong."""

from collections.abc import Callable
from typing import Protocol

from django.http import HttpRequest, HttpResponse

from comity.ground.refusal import Refusal
from comity.pages.drafts import check_source


class Page(Protocol):
    """Shows the form, with what was written in it and what is wrong where something is."""

    def __call__(self, refusal: Refusal | None = None) -> HttpResponse:
        """Answer the request."""


def page_of_form(
    request: HttpRequest, send: Callable[[], HttpResponse], page: Page
) -> HttpResponse:
    """Show `page`; where its form was sent, by a page of ours, answer with what `send` returns."""
    if request.method != "POST":
        return page()
    try:
        check_source(request)
        return send()
    except Refusal as refusal:
        return page(refusal)
