"""Every address of the URL map, and for whom it is; a new one is added to `FOR`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from comity.readers.roles import Role

OPEN = "open"
"""For everybody; what is personal there is asked for by a bearer token."""

SIGNED_IN = "signed in"
"""For whoever is signed in, in whichever role."""

OPEN_TO_ALL = (
    "$discovery/rest",
    "^api/",
    "^v1alpha1/",
    "",
    "accents/<colour>.css",
    "api/v1/comments/<comment_id>",
    "api/v1/comments/<comment_id>/report-form",
    "api/v1/comments/<comment_id>/mute",
    "api/v1/comments/<comment_id>/reports",
    "api/v1/comments/<comment_id>/vote",
    "api/v1/funding/<publication>/payments",
    "api/v1/funding/<publication>/stripe",
    "api/v1/openapi.json",
    "api/v1/preview",
    "api/v1/publications/<publication>",
    "api/v1/publications/<publication>/counts",
    "api/v1/publications/<publication>/goal",
    "api/v1/publications/<publication>/me",
    "api/v1/publications/<publication>/mutes",
    "api/v1/publications/<publication>/mutes/<mute_id>",
    "api/v1/publications/<publication>/session",
    "api/v1/publications/<publication>/statements",
    "api/v1/publications/<publication>/stories",
    "accounts/<key>/",
    "accounts/<key>/code/",
    "accounts/<key>/done/",
    "accounts/<key>/email/",
    "accounts/<key>/leave/",
    "accounts/<key>/link/<secret>/",
    "accounts/<key>/mine/",
    "accounts/<key>/name/",
    "accounts/<key>/passkey/",
    "accounts/<key>/passkey/options/",
    "accounts/<key>/password/",
    "accounts/<key>/ways/",
    "accounts/<key>/ways/address/",
    "accounts/<key>/ways/address/code/",
    "accounts/<key>/ways/leave/",
    "accounts/<key>/ways/passkeys/",
    "accounts/<key>/ways/passkeys/<passkey>/end/",
    "accounts/<key>/ways/passkeys/options/",
    "accounts/<key>/ways/password/",
    "accounts/<key>/ways/sites/<connection>/end/",
    "api/v1/session",
    "api/v1/session/refresh",
    "api/v1/statements/<statement_id>/appeal",
    "api/v1/stories/<slug>",
    "api/v1/stories/<slug>/comments",
    "api/v1/stories/<slug>/comments/<number>",
    "api/v1/stories/<slug>/me",
    "api/v1/stories/<slug>/passages",
    "api/v1/stories/<slug>/passages/comments",
    "coral/<key>/assets/js/embed.js",
    "feeds/<key>.atom",
    "feeds/stories/<slug>.atom",
    "funding/<key>/",
    "funding/<key>/give/",
    "healthz",
    "me/<key>/",
    "me/<key>/data/",
    "me/<key>/data/copy.zip",
    "me/<key>/enter/<code>/",
    "me/<key>/leave/",
    "me/<key>/others/",
    "me/<key>/settings/",
    "me/<key>/votes/",
    "metrics",
    "moved/<key>/",
    "moved/<key>/<origin>/",
    "notices-of-illegal-content/",
    "notices-of-illegal-content/<notice_id>/",
    "privacy/<key>/",
    "readyz",
    "statements/<secret>/",
    "mail/confirm/<secret>/",
    "mail/stop/<secret>/",
    "mail/wishes/<secret>/",
    "stories/<slug>/follow/",
    "api/v1/comments/<comment_id>/author/follow",
    "api/v1/comments/<comment_id>/follow",
    "api/v1/publications/<publication>/follows",
    "api/v1/publications/<publication>/follows/<follow_id>",
    "api/v1/publications/<publication>/notices",
    "api/v1/publications/<publication>/notices/seen",
    "api/v1/publications/<publication>/replies/follow",
    "api/v1/publications/<publication>/wishes",
    "api/v1/stories/<slug>/follow",
    "api/v1/mail/events",
    "api/v1/push",
    "api/v1/publications/<publication>/push",
    "stories/<slug>/comments/",
    "stories/<slug>/comments/<number>/",
    "stories/<slug>/comments/<number>/reply/",
    "stories/<slug>/comments/<number>/report/",
    "v1alpha1/comments:analyze",
    "v1alpha1/comments:suggestscore",
)
"""Addresses for everybody: the API, the pages for readers, what machines ask."""

FOR: dict[str, str | Role] = {
    **dict.fromkeys(OPEN_TO_ALL, OPEN),
    "desk/": SIGNED_IN,
    "desk/sign-in/": OPEN,
    "desk/sign-in/factor/": OPEN,
    "desk/sign-in/inactive/": OPEN,
    "desk/sign-in/passkey/": OPEN,
    "desk/sign-in/passkey/options/": OPEN,
    "desk/sign-out/": OPEN,
    "desk/account/": SIGNED_IN,
    "desk/account/again/": SIGNED_IN,
    "desk/account/again/factor/": SIGNED_IN,
    "desk/account/again/passkey/": SIGNED_IN,
    "desk/account/password/": SIGNED_IN,
    "desk/account/app/": SIGNED_IN,
    "desk/account/app/end/": SIGNED_IN,
    "desk/account/passkeys/": SIGNED_IN,
    "desk/account/passkeys/options/": SIGNED_IN,
    "desk/account/passkeys/new/": SIGNED_IN,
    "desk/account/passkeys/<passkey>/end/": SIGNED_IN,
    "desk/account/codes/": SIGNED_IN,
    "desk/account/codes/new/": SIGNED_IN,
    "desk/account/codes/file/": SIGNED_IN,
    "desk/keys/": SIGNED_IN,
    "desk/<publication>/": Role.MODERATOR,
    "desk/<publication>/pulse/": Role.MODERATOR,
    "desk/<publication>/claim/": Role.MODERATOR,
    "desk/<publication>/decide/": Role.MODERATOR,
    "desk/<publication>/undo/": Role.MODERATOR,
    "desk/<publication>/sanction/": Role.MODERATOR,
    "desk/<publication>/lift/": Role.MODERATOR,
    "desk/<publication>/thread/": Role.MODERATOR,
    "desk/<publication>/appeal/": Role.MODERATOR,
    "desk/<publication>/note/": Role.MODERATOR,
    "desk/<publication>/decisions/": Role.MODERATOR,
    "desk/<publication>/replies/": Role.MODERATOR,
    "desk/<publication>/<queue>/": Role.MODERATOR,
    "desk/<publication>/rules/": Role.EDITOR,
    "desk/<publication>/simulations/": Role.EDITOR,
    "desk/<publication>/simulations/<simulation_id>/": Role.EDITOR,
    "desk/<publication>/simulations/<simulation_id>/step/": Role.EDITOR,
    "desk/<publication>/simulations/<simulation_id>/numbers.csv": Role.EDITOR,
    "desk/<publication>/transparency/": Role.EDITOR,
    "desk/<publication>/transparency/report.json": Role.EDITOR,
    "desk/<publication>/transparency/report.csv": Role.EDITOR,
    "desk/<publication>/transparency/statements.json": Role.EDITOR,
    "desk/<publication>/funding/": Role.EDITOR,
    "desk/<publication>/stories/": Role.EDITOR,
    "desk/<publication>/stories/<slug>/": Role.EDITOR,
    "desk/<publication>/sign-on/": Role.ADMINISTRATOR,
    "desk/<publication>/staff/": Role.ADMINISTRATOR,
    "desk/<publication>/webhooks/": Role.ADMINISTRATOR,
}
PARTS = re.compile(r"<(?:\w+:)?(\w+)>")
KEYS = frozenset({"<slug:key>", "<slug:publication>"})


@dataclass(frozen=True)
class Route:
    """One address of the URL map."""

    pattern: str
    name: str
    view: Callable[..., object]

    @property
    def shape(self) -> str:
        """Return the pattern without the converters' names."""
        return PARTS.sub(r"<\1>", self.pattern)

    @property
    def wants(self) -> str | Role:
        """Return for whom it is; KeyError for a route that nobody listed."""
        return FOR[self.shape]


def _found(resolver: URLResolver, before: str = "") -> Iterator[Route]:
    for each in resolver.url_patterns:
        pattern = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _found(each, pattern)
        elif isinstance(each, URLPattern):
            yield Route(pattern, each.name or "", each.callback)


def beside_keys() -> set[str]:
    """Return the words that stand in an address where another one has a publication's key."""
    places = {place for place in _places(get_resolver()) if len(place) > 1}
    doors = {place[:-1] for place in places if place[-1] in KEYS}
    return {place[-1] for place in places if place[:-1] in doors and place[-1] not in KEYS}


def _places(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, ...]]:
    """Yield the beginnings of all addresses, also of those of sites that no setting names yet."""
    for each in resolver.url_patterns:
        pattern = before + str(each.pattern)
        parts = tuple(pattern.strip("/").split("/"))
        yield from (parts[:length] for length in range(1, len(parts) + 1))
        if isinstance(each, URLResolver):
            yield from _places(each, pattern)


ROUTES = tuple(_found(get_resolver()))
DESK = tuple(route for route in ROUTES if route.pattern.startswith("desk/"))
