"""Whether the site would answer: Django's own checks, and pages asked of the server itself."""

import asyncio
import importlib
import importlib.util
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import ERROR, run_checks

from comity.ground.asgi import App, Message, Scope
from comity.health import Check
from comity.publications.queries import publications
from comity.stories.queries import latest


def checks() -> Iterator[Check]:
    """Yield what is found; what cannot even be imported is a finding too."""
    faults = [str(found) for found in run_checks() if found.level >= ERROR]
    yield Check("settings", not faults, "; ".join(faults) or "Django finds no fault")
    if settings.STRIPE:
        yield _stripe()
    try:
        importlib.import_module("comity.urls")
        application: App = importlib.import_module("comity.asgi").application
        broken = [path for path in paths() if status(application, path) >= 500]
    except Exception as fault:
        seen, remedy = (
            f"{type(fault).__name__}: {fault}",
            "Nothing is answered until this is mended.",
        )
        yield Check("site", False, seen, remedy)
        return
    if broken:
        seen, remedy = f"cannot answer {', '.join(broken)}", "Read the error above."
    else:
        seen, remedy = f"{len(paths())} pages answer", ""
    yield Check("site", not broken, seen, remedy)


def _stripe() -> Check:
    if importlib.util.find_spec("stripe") is None:
        seen = "COMITY_STRIPE is set, and the library is not here: nobody can pay"
        return Check(
            "stripe", False, seen, "Install it: .venv/bin/pip install -r requirements/stripe.in"
        )
    houses = ", ".join(sorted(settings.STRIPE))
    return Check("stripe", True, f"{houses} can be paid by it")


def paths() -> list[str]:
    """Return what is asked: the front, the desk, the API, and a story of each publication."""
    stories = [story for house in publications() for story in latest(house.key, limit=1)]
    return ["/", "/desk/", "/api/v1/openapi.json", *(f"/stories/{each.slug}/" for each in stories)]


def status(application: App, path: str) -> int:
    """Ask the server for a page, in this process, and return the HTTP status of its answer."""
    return asyncio.run(_status(application, path))


async def _status(application: App, path: str) -> int:
    found = 500
    public = urlsplit(settings.PUBLIC_URL)
    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])
    gone = asyncio.Event()

    async def receive() -> Message:
        for message in asked:
            return message
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        nonlocal found
        if message["type"] == "http.response.start":
            found = message["status"]

    await application(_scope(path, public.scheme, public.netloc), receive, send)
    return found


def _scope(path: str, scheme: str, host: str) -> Scope:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": scheme,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", host.encode())],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 0),
    }
