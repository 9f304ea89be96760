"""What an Idempotency-Key has posted already: a retry is told that, and posts nothing.

Source: draft-ietf-httpapi-idempotency-key-header, section 2.
"""

import hashlib
import uuid
from dataclasses import dataclass

from comity.comments.models import Comment, Receipt
from comity.comments.queries.one import comment
from comity.comments.queries.view import CommentView
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.journal.record import Place
from comity.readers.queries import ReaderView, reader_by_id
from comity.stories.queries import story_by_id

KEY_LENGTH = range(16, 65)


@dataclass(frozen=True)
class Posted:
    """What became of a post."""

    comment: CommentView
    reader: ReaderView
    version: int
    place: Place
    """Where the journal tells of it."""
    again: bool
    """Whether this key had posted before, and this is that comment."""


@dataclass(frozen=True)
class Wish:
    """What a client wants posted, under the key that tells a retry from another wish."""

    publication: str
    digest: str
    """Of the key, and of whose it is: two readers may come upon the same one."""
    said: str
    """What is wished, as a digest."""

    @classmethod
    def of(cls, publication: str, reader: uuid.UUID | None, key: str, *said: str) -> "Wish":
        """Return what `reader` (None: a guest who comes now) wishes. Refusal: bad_key (400)."""
        if len(key) not in KEY_LENGTH or not key.isascii() or not key.isprintable():
            raise Refusal(
                "bad_key", 400, _("The Idempotency-Key must be 16 to 64 plain characters.")
            )
        whose = str(reader) if reader else "guest"
        return cls(publication, _digest(whose, key), _digest(*said))

    def earlier(self) -> Posted | None:
        """Return what became of it before, None for the first time. Refusal: key_reused (422)."""
        receipts = Receipt.objects.filter(publication=self.publication, digest=self.digest)
        receipt = receipts.values_list("wish", "comment_id").first()
        if receipt is None:
            return None
        if receipt[0] != self.said:
            raise Refusal(
                "key_reused",
                422,
                _("This Idempotency-Key was used for another text. Take a new one."),
            )
        said = comment(receipt[1])
        assert said.reader is not None
        version = story_by_id(said.story).version
        return Posted(said, reader_by_id(said.reader), version, Place(), again=True)

    def keep(self, row: Comment) -> None:
        """Remember, inside the write, that this comment came of it.

        The turn holds off the same key in this story alone. Where it was faster in another one,
        the lane writes again, and finds that receipt.
        """
        Receipt.objects.create(
            publication_id=self.publication, digest=self.digest, wish=self.said, comment=row
        )


def _digest(*parts: str) -> str:
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()
