"""What can be done to publications."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.utils.text import slugify

from comity.ground import clock, text
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal import record
from comity.publications.models import ApiKey, Publication
from comity.publications.origins import origin
from comity.publications.queries import key_digest
from comity.publications.rules import fault_of_look, fault_of_settings

NAME = 120
"""Characters of a publication's name, at most."""

LABEL = 80


def found(
    name: str,
    *,
    key: str = "",
    locale: str = "en",
    tagline: str = "",
    accent: str = "#1d4ed8",
    home: str = "",
    origins: Sequence[str] = (),
    settings: Mapping[str, Any] | None = None,
) -> Callable[[], str]:
    """Found a publication; the write returns its key. One that exists is left as it is.

    Raises Refusals: bad_origin and bad_settings (422), and a TextProblem of its name.
    """
    name = text.clean(name, limit=NAME, lines=False)
    key = key or slugify(name)[:40] or "publication-" + secrets.token_hex(3)
    known = [_origin(each) for each in origins]
    home = home and _origin(home) + urlsplit(home).path
    _refuse(fault_of_look(key, locale, accent, tagline))
    _refuse(fault_of_settings(settings or {}))

    def write() -> str:
        _row, made = Publication.objects.get_or_create(
            key=key,
            defaults={
                "name": name,
                "tagline": tagline,
                "locale": locale,
                "accent": accent,
                "home": home,
                "origins": known,
                "settings": dict(settings or {}),
            },
        )
        if made:
            record.append("publication.founded", publication=key, subject=key, actor="system")
        return key

    return write


def settle(key: str, changes: Mapping[str, Any], *, actor: str) -> Callable[[], None]:
    """Change settings of a publication."""
    _refuse(fault_of_settings(changes))

    def write() -> None:
        row = Publication.objects.select_for_update().get(key=key)
        row.settings = {**row.settings, **changes}
        _refuse(fault_of_settings(row.settings))
        row.save(update_fields=["settings"])
        record.append(
            "publication.settled", publication=key, subject=key, actor=actor, data=dict(changes)
        )

    return write


def allow_origin(key: str, address: str, *, actor: str) -> Callable[[], None]:
    """Let pages of this origin embed the publication's discussions."""
    known = _origin(address)

    def write() -> None:
        row = Publication.objects.select_for_update().get(key=key)
        if known in row.origins:
            return
        row.origins = [*row.origins, known]
        row.save(update_fields=["origins"])
        record.append(
            "publication.origin_allowed",
            publication=key,
            subject=key,
            actor=actor,
            data={"origin": known},
        )

    return write


def cut_key(publication: str, label: str, *, actor: str) -> Callable[[], str]:
    """Make an API key; the write returns it, and it is shown this once only."""
    secret = "comity_" + secrets.token_urlsafe(32)

    def write() -> str:
        row = ApiKey.objects.create(
            publication_id=publication, label=label.strip()[:LABEL], digest=key_digest(secret)
        )
        record.append(
            "publication.key_cut",
            publication=publication,
            subject=str(row.pk),
            actor=actor,
            data={"label": row.label},
        )
        return secret

    return write


def revoke_key(publication: str, key: int, *, actor: str) -> Callable[[], None]:
    """Let an API key speak for a publication no more. Refusal: no_such_key (404), of the write."""

    def write() -> None:
        good = ApiKey.objects.filter(publication_id=publication, pk=key, revoked_at=None)
        if not good.update(revoked_at=clock.now()):
            raise Refusal("no_such_key", 404, _("There is no such key here."))
        record.append(
            "publication.key_revoked", publication=publication, subject=str(key), actor=actor
        )

    return write


def _origin(address: str) -> str:
    known = origin(address)
    if known is None:
        raise Refusal(
            "bad_origin",
            422,
            _("%(address)s is no web origin; write it like https://www.example.com."),
            {"address": address},
        )
    return known


def _refuse(fault: str) -> None:
    if fault:
        raise Refusal("bad_settings", 422, "%(fault)s", {"fault": fault})
