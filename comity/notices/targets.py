"""What can be followed, found and checked."""

import uuid
from dataclasses import dataclass

from comity.comments.queries import comment
from comity.comments.queries.one import no_such_comment
from comity.notices.kinds import Followed
from comity.readers.queries import ReaderView
from comity.stories.queries import story


@dataclass(frozen=True)
class Target:
    """One thing to follow, and the publication that it belongs to."""

    publication: str
    kind: Followed
    subject: uuid.UUID


def of_story(slug: str) -> Target:
    """Return a story to follow; Refusal `no_such_story` (404)."""
    there = story(slug)
    return Target(there.publication, Followed.STORY, there.id)


def of_comment(comment_id: uuid.UUID) -> Target:
    """Return a public comment whose answers to follow; Refusal `no_such_comment` (404)."""
    there = comment(comment_id)
    if not there.published:
        raise no_such_comment()
    return Target(there.publication, Followed.COMMENT, there.id)


def of_author(comment_id: uuid.UUID) -> Target:
    """Return whoever said a public comment, to follow; Refusal `no_such_comment` (404)."""
    there = comment(comment_id)
    if not there.published or there.reader is None:
        raise no_such_comment()
    return Target(there.publication, Followed.READER, there.reader)


def of_replies(reader: ReaderView) -> Target:
    """Return the answers to a reader's own comments."""
    return Target(reader.publication, Followed.REPLIES, reader.id)
