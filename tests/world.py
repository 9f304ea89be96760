"""The shared world of the tests: a publication, Alice, Bob and Charlie."""

import secrets
import uuid
from dataclasses import dataclass, field
from typing import Any

from comity.comments.actions import Posted, Voice, post
from comity.comments.queries import CommentView
from comity.ground import writelane
from comity.publications import actions as publications
from comity.publications.queries import PublicationView, publication
from comity.readers import actions as readers
from comity.readers.queries import ReaderView
from comity.readers.tokens import Bearer, issue
from comity.stories import actions as stories
from comity.stories.queries import StoryView, story


@dataclass(frozen=True)
class Person:
    """Somebody in the world, with the token they act by."""

    reader: ReaderView

    @property
    def bearer(self) -> Bearer:
        """Whom their token speaks for."""
        return Bearer(self.reader.id, self.reader.publication, self.reader.epoch)

    @property
    def token(self) -> str:
        """Their bearer token."""
        return issue(self.bearer)

    @property
    def header(self) -> dict[str, str]:
        """The header by which they are known."""
        return {"Authorization": f"Bearer {self.token}"}


@dataclass
class World:
    """The Courier, its one story, and three people."""

    house: PublicationView
    story: StoryView
    alice: Person
    """Reads and writes in the Courier."""
    bob: Person
    """Moderates the Courier."""
    charlie: Person
    """A stranger to Alice: another reader of the Courier."""
    said: list[CommentView] = field(default_factory=list)

    def says(
        self,
        source: str,
        by: Person | None = None,
        under: CommentView | None = None,
        key: str = "",
    ) -> CommentView:
        """Let somebody (Alice, if nobody is named) post a comment."""
        return self.posts(source, by, under, key).comment

    def posts(
        self,
        source: str,
        by: Person | None = None,
        under: CommentView | None = None,
        key: str = "",
    ) -> Posted:
        """Post, and return the whole answer."""
        done = writelane.run(
            post(
                self.story.slug,
                source,
                voice=Voice((by or self.alice).bearer),
                key=key or secrets.token_hex(16),
                parent=under.id if under else None,
            )
        )
        self.said.append(done.comment)
        return done

    def now(self) -> StoryView:
        """Return the story as it is now."""
        return story(self.story.slug)

    def settle(self, **changes: Any) -> None:
        """Change the Courier's settings."""
        writelane.run(publications.settle(self.house.key, changes, actor="staff:bob"))
        self.house = publication(self.house.key)


def make_world(key: str = "courier", name: str = "The Courier") -> World:
    """Found a publication with one story and three people."""
    writelane.run(
        publications.found(name, key=key, origins=["https://courier.example", "http://127.0.0.1"])
    )
    made = writelane.run(
        stories.make(
            key,
            stories.Particulars(
                "The old bridge will be mended",
                byline="Dana Marsh",
                source="The council has decided.\n\n> At last.\n\nWork begins in May.",
            ),
            address=f"https://courier.example/{key}/bridge",
            slug=f"{key}-bridge",
        )
    )
    return World(
        publication(key),
        made,
        Person(writelane.run(lambda: readers.welcome_guest(key, "Alice"))),
        Person(writelane.run(lambda: readers.appoint(key, "Bob", "Moderator", None))),
        Person(writelane.run(lambda: readers.welcome_guest(key, "Charlie"))),
    )


def stranger_id() -> uuid.UUID:
    """Return an id that nothing has."""
    return uuid.UUID("00000000-0000-7000-8000-000000000000")
