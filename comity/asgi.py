"""The server: the read lane and the live streams beside Django. Composition only."""

import os
import threading
from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.settings")
django.setup()

from csp.utils import build_policy
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections
from django.template.loader import render_to_string
from django.utils import translation

from comity import followers, toxicity
from comity.api.asgi import Machines
from comity.desk import live as desk
from comity.ground import writelane
from comity.ground.asgi import App, Headers
from comity.journal import running
from comity.live.app import Live
from comity.live.hub import Hub
from comity.perspective.door import in_its_words
from comity.publications.queries import publication
from comity.readlane.app import ReadLane
from comity.readlane.dispatch import Dispatch
from comity.readlane.finder import Finder, Found
from comity.readlane.guard import Guard
from comity.readlane.proxies import Behind
from comity.readlane.shelf import Shelf
from comity.snapshots.demand import bring
from comity.snapshots.live_follower import LiveFollower
from comity.stories.queries import story_at, version_of

P = ParamSpec("P")
T = TypeVar("T")

ALSO = {
    "/embed.js": "comity/embed.js",
    "/goal.js": "comity/goal.js",
    "/push-worker.js": "comity/push-worker.js",
    "/favicon.ico": "comity/icon.svg",
    "/robots.txt": "comity/robots.txt",
}
"""Files that are asked for at the root, where other people's programs look for them."""

LOCALES = frozenset(code for code, _name in settings.LANGUAGES)


def translate(text: str, locale: str) -> str:
    """Say a sentence in a reader's language."""
    with translation.override(locale or settings.LANGUAGE_CODE):
        return translation.gettext(text)


def refused(said: str, language: str) -> bytes:
    """Return the page that tells a person why there is no other."""
    with translation.override(language):
        return render_to_string("snapshots/refused.html", {"said": said}).encode()


def document_headers() -> Headers:
    """Return what guards a whole page, as Django's middleware would send it."""
    return [
        (b"content-security-policy", build_policy().encode()),
        (b"x-frame-options", settings.X_FRAME_OPTIONS.encode()),
        (b"referrer-policy", settings.SECURE_REFERRER_POLICY.encode()),
        (b"cross-origin-opener-policy", b"same-origin-allow-popups"),
    ]


def found(publication_key: str, address: str) -> Found | None:
    """Look up the story at an address, and the order in which its publication opens one."""
    there = story_at(publication_key, address)
    if there is None:
        return None
    return Found(there.slug, publication(publication_key).settings.order)


def sound(work: Callable[P, T]) -> Callable[P, T]:
    """Let `work`, in a thread that Django knows nothing of, find a connection that works."""

    def with_connection(*args: P.args, **kwargs: P.kwargs) -> T:
        close_old_connections()
        return work(*args, **kwargs)

    return with_connection


def server(hub: Hub) -> App:
    """Put the parts of one process together; `hub` is where its open streams hang."""
    store = followers.store()
    lane = ReadLane(
        store,
        sound(partial(bring, store)),
        locales=LOCALES,
        document_headers=document_headers(),
        translate=translate,
        refused=refused,
    )

    finder = Finder(sound(found), locales=LOCALES, translate=translate)

    def begin() -> None:
        threading.Thread(target=toxicity.standing, name="scorer", daemon=True).start()
        followers.begin_lasting()
        live = LiveFollower(hub)
        running.begin(live)
        running.begin_task(live)

    app = Dispatch(
        read=lane,
        find=finder,
        live=Live(hub, sound(version_of), locales=LOCALES, translate=translate),
        shelf=Shelf(settings.STATIC, also=ALSO),
        # The others here never read a body; who drips one to them is closed by the server.
        others=Guard(
            Machines(otherwise=ASGIHandler()),
            locales=LOCALES,
            translate=translate,
            in_its_words=in_its_words,
        ),
        starting=[begin],
        stopping=[hub.close, lane.close, finder.close, running.end, writelane.close],
    )
    return Behind(app, settings.PROXIES) if settings.PROXIES else app


hub = Hub()
application = server(hub)


def close() -> None:
    """End every open stream: the server would wait for them for ever."""
    desk.close()
    hub.close()
