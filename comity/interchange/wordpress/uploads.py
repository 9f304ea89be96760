"""What was attached to comments of wpDiscuz stands elsewhere in an export, as media."""

from __future__ import annotations

from comity.interchange import attachments
from comity.interchange.source import Source
from comity.interchange.wordpress.wxr import is_wanted, is_wp, meta, wp
from comity.interchange.xmlstream import elements

_ATTACHED = b"wmu_attachments"
_CHUNK = 65_536


def addresses(source: Source) -> dict[str, str]:
    """The addresses of what was attached to comments, by their ids.

    They stand anywhere in an export, mostly after the comments: it is read once more for them,
    where there are any.
    """
    wanted: set[str] = set()
    if not _speaks_of(source, _ATTACHED):
        return {}
    with source.open() as stream:
        for element in elements(stream, is_wanted):
            if is_wp(element, "comment"):
                wanted.update(attachments.ids(meta(element).get("wmu_attachments", "")))
    found: dict[str, str] = {}
    with source.open() as stream:
        for element in elements(stream, is_wanted):
            key = wp(element, "post_id")
            if element.tag == "item" and key in wanted:
                found[key] = wp(element, "attachment_url") or element.value("guid").strip()
    return {key: address for key, address in found.items() if address}


def _speaks_of(source: Source, words: bytes) -> bool:
    with source.open() as stream:
        end = b""
        while data := stream.read(_CHUNK):
            if words in end + data:
                return True
            end = data[-len(words) :]
    return False
