"""Where Comity itself is at home."""

from django.conf import settings

from comity.publications.origins import allowed


def is_ours(page: str) -> bool:
    """Say whether a page of the origin `page` is one of Comity's own.

    What the request calls the server is no answer: whoever leads a name of theirs to this
    address chooses it.
    """
    return allowed(page, [settings.PUBLIC_URL])
