"""What a comment is about, where that is less than the whole story."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """Words of the story, and how the comment is tied to them."""

    quote: str
    """At most 1,000 characters, cleaned by `ground.text`."""
    tie: Callable[[uuid.UUID], None]
    """Called with the comment's id inside the write that posts it, and not at all for a retry."""
    known: bool
    """Whether the story is known to say these words; otherwise the house rules read them too."""
