"""Old permanent links, led to where their stories and comments are now."""

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from comity.interchange.queries import Moved, moved_comment, moved_story


@require_safe
def story(request: HttpRequest, key: str) -> HttpResponsePermanentRedirect:
    """Lead `/moved/<publication>/?address=<old address>` to the story."""
    return _led(moved_story(key, request.GET.get("address", "")))


@require_safe
def comment(request: HttpRequest, key: str, origin: str) -> HttpResponsePermanentRedirect:
    """Lead `/moved/<publication>/<format>/[<site>/]<old id>/` to the comment."""
    parts = origin.split("/")
    for cut in (1, 2):
        found = moved_comment(key, ":".join([*parts[:cut], "/".join(parts[cut:])]))
        if found is not None:
            return _led(found)
    raise Http404


def _led(found: Moved | None) -> HttpResponsePermanentRedirect:
    if found is None:
        raise Http404
    return HttpResponsePermanentRedirect(found.address)
