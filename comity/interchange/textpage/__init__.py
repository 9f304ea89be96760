"""Reads a page saved as plain text: story, funding bar and thread of a wpDiscuz site.

Promises: every line ends up in exactly one place; what the page does not tell is None.
Never: guesses in silence, touches a database, or reads a file by itself.

Source of the format: ../shared/reference/formats.md, "Saved pages as plain text".
"""

from comity.interchange.textpage.answers import (
    Block,
    Finding,
    FundingBar,
    NotASavedPage,
    Picture,
    Placed,
    Said,
    SavedComment,
    SavedPage,
)
from comity.interchange.textpage.reader import read
from comity.interchange.textpage.refusals import decode

__all__ = [
    "Block",
    "Finding",
    "FundingBar",
    "NotASavedPage",
    "Picture",
    "Placed",
    "Said",
    "SavedComment",
    "SavedPage",
    "decode",
    "read",
]
