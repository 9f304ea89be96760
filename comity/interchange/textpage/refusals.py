"""What is no saved page is refused before it is read, with what to do instead."""

from __future__ import annotations

import re

from comity.interchange.textpage.answers import NotASavedPage

_LOOKED_AT = 65_536
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_BROKEN = re.compile(r"[\ud800-\udfff\ufffd]")
_MARKUP_START = re.compile(r"\s*(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:div|p|span|a|li|ul|ol|td|tr|table|script|style|section|h\d)\b", re.IGNORECASE
)
_TO_DO = "Save the page from the browser as plain text (or copy it whole into a .txt file)"


def refuse_what_is_no_text(text: str) -> None:
    """Raises NotASavedPage for an empty file, binary data, HTML, XML and JSON."""
    sample = text[:_LOOKED_AT]
    if not text.strip(" \t\r\n\f\v\ufeff\u200b\xa0"):
        raise NotASavedPage(f"The file is empty. {_TO_DO} and import that.")
    broken = len(_CONTROLS.findall(sample)) + len(_BROKEN.findall(sample))
    if "\x00" in sample or broken > max(3, len(sample) // 200):
        raise NotASavedPage(
            "This is no text in UTF-8: it holds bytes that no text has. "
            f"{_TO_DO}, with the encoding UTF-8."
        )
    lines = sample.count("\n") + 1
    if _MARKUP_START.match(sample.lstrip("\ufeff")) or len(_TAG.findall(sample)) > max(
        8, lines // 3
    ):
        raise NotASavedPage(
            "This is HTML, not plain text. Import it as a saved wpDiscuz page, "
            "or save the page from the browser as plain text."
        )
    start = sample.lstrip("\ufeff \t\r\n")
    if start.startswith("<?xml") or re.match(r"[\[{]\s*[\"{\[]", start):
        raise NotASavedPage(
            "This is an export file (XML or JSON), not a page saved as plain text. "
            "Import it by the name of its format."
        )


def decode(data: bytes) -> str:
    """The text of a saved file: UTF-8, or UTF-16 with its mark. Raises NotASavedPage."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotASavedPage(
            f"This is no text in UTF-8 (byte {error.start} does not fit). "
            f"{_TO_DO}, with the encoding UTF-8."
        ) from error
