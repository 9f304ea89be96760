"""Guests of an archive who left an address: one reader for each, whom its owner may claim. Pure."""

from __future__ import annotations

from hashlib import sha256

from msgspec.structs import replace

from comity.interchange.records import ArchiveComment, ArchiveReader
from comity.readers.rules import OF_A_GUEST


def known_guest(comment: ArchiveComment) -> tuple[ArchiveComment, ArchiveReader | None]:
    """Return a comment with its author, where it is a guest's with an address; else as it is.

    The address goes to the reader and is told nowhere else. The name is the one that they signed
    by first; each comment keeps its own.
    """
    email = (comment.author_email or "").strip().lower()
    if comment.author is not None or "@" not in email:
        return comment, None
    key = OF_A_GUEST + sha256(email.encode()).hexdigest()[:32]
    reader = ArchiveReader(key, comment.author_name, email, comment.author_website)
    return replace(comment, author=key, author_email=None), reader
