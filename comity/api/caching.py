"""How long others may keep an answer; one that says nothing of it may be kept by nobody."""

from django.http import HttpResponse


def publicly(response: HttpResponse, *, seconds: int) -> None:
    """Let browsers and proxies keep the answer for a while, and serve it while they ask anew."""
    response["Cache-Control"] = f"public, max-age={seconds}, stale-while-revalidate={seconds * 4}"
