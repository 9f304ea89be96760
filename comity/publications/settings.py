"""A publication's settings: each with its type, its default and what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, tzinfo
from functools import cache
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from comity.publications.orders import ORDERS
from comity.publications.origins import origin


class BadPolicy(ValueError):
    """A publication's setting cannot be used; the message names it and says what would do."""


@dataclass(frozen=True)
class Settings:
    """What a publication has decided about its discussions."""

    guests: bool = True
    """Readers may post with a name alone."""
    accounts: bool = True
    """Readers may have an account, and sign in by it."""
    downvotes: bool = True
    """Comments can be voted down."""
    edit_window: int = 600
    """Seconds in which readers may change a comment of their own."""
    length: int = 4000
    """Characters in a comment, at most."""
    order: str = "best"
    """The order in which a discussion opens."""
    sso_jwks: str = ""
    """Where the publisher's identity provider shows its public keys; empty: nowhere."""
    sso_audience: str = ""
    """For whom the publisher's tokens are made; empty: for this publication's key."""
    sso_issuer: str = ""
    """Who makes the publisher's tokens; empty: whoever holds a key."""
    sso_once: bool = True
    """A token of the publisher's opens one session, and no second one."""
    scorings: int = 100
    """Texts a second that the publication's own machines may have scored, in each process."""
    network_days: int = 30
    """Days for which a comment keeps the hash of the network it came from; 0: not at all."""
    backup_days: int = 0
    """Days for which backups are kept, for the page on privacy; 0: it does not say."""
    timezone: str = "UTC"
    """Where the newsroom is, like Europe/Istanbul: daily mail goes out in its morning."""
    privacy_contact: str = ""
    """Whom readers ask about what is kept of them: an e-mail or web address."""
    rules: Mapping[str, Any] = field(default_factory=dict)
    """House rules that differ from the defaults, by their names."""
    section_rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What differs from these in a section, by the section's name."""
    story_rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What differs from both in a story, by its slug."""

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> Self:
        """Return the settings that `written` holds over the defaults; raises BadPolicy."""
        settings = cls.kept(written)
        if settings.timezone not in _zones():
            raise BadPolicy("timezone is the name of a place, like Europe/Istanbul, or UTC")
        return settings

    @classmethod
    def kept(cls, stored: Mapping[str, Any]) -> Self:
        """Return the settings that a row holds; raises BadPolicy.

        Which time zones there are is the machine's to know, and rows move from one to another.
        """
        known = {item.name: item for item in fields(cls)}
        for name, value in stored.items():
            if name not in known:
                raise BadPolicy(f"{name} is no setting; known are {', '.join(sorted(known))}")
            wanted = type(getattr(cls(), name))
            if type(value) is not wanted:
                raise BadPolicy(f"{name} must be of type {wanted.__name__}, not {value!r}")
        settings = cls(**stored)
        settings._check()
        return settings

    @property
    def zone(self) -> tzinfo:
        """The newsroom's time zone; UTC, too, where this machine does not know it."""
        try:
            return UTC if self.timezone == "UTC" else ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError):  # a name that leads out of the database
            return UTC

    def _check(self) -> None:
        if self.sso_jwks and (origin(self.sso_jwks) is None or len(self.sso_jwks) > 500):
            raise BadPolicy("sso_jwks is a web address, like https://id.example.org/jwks.json")
        if not 0 <= self.edit_window <= 86_400:
            raise BadPolicy("edit_window is in seconds, from 0 to 86400 (a day)")
        if not 1 <= self.length <= 10_000:
            raise BadPolicy("length is in characters, from 1 to 10000")
        if not 1 <= self.scorings <= 10_000:
            raise BadPolicy("scorings are texts a second, from 1 to 10000")
        if not 0 <= self.network_days <= 365:
            raise BadPolicy("network_days are days, from 0 (not kept) to 365")
        if not 0 <= self.backup_days <= 3650:
            raise BadPolicy("backup_days are days, from 0 (not said) to 3650")
        if not _is_contact(self.privacy_contact):
            raise BadPolicy("privacy_contact is an e-mail address or a web address")
        if self.order not in ORDERS:
            raise BadPolicy(f"order is one of {', '.join(ORDERS)}")


@cache
def _zones() -> frozenset[str]:
    return frozenset({"UTC", *available_timezones()})


def _is_contact(written: str) -> bool:
    """Say whether readers can be led there; "" leads nowhere."""
    if len(written) > 300 or any(char.isspace() for char in written):
        return False
    return not written or "@" in written or origin(written) is not None
