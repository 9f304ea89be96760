"""Brings the sample newsroom into a Comity, as an archive is brought in: each thing once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from comity.comments.actions import Archived, bring_in
from comity.comments.judging import judge_post, kept
from comity.comments.state import State
from comity.ground import clock, markdown, text, writelane
from comity.publications import actions as publications
from comity.publications.queries import PublicationView, publication
from comity.readers import actions as readers
from comity.readers.queries import ReaderView
from comity.samples import Comment, Newsroom, Story, load
from comity.samples.giving import give
from comity.stories import actions as stories
from comity.stories.queries import StoryView

LONGEST = 10_000

Record = dict[str, Any]


def install(public_url: str, tell: Callable[[str, int, int], None]) -> str:
    """Bring the sample newsroom in and return its publication's key.

    `tell(headline, done, of)` is called before each story and at the end. What is here already
    is left alone.
    """
    newsroom = load()
    writelane.run(
        publications.found(
            newsroom.name,
            key=newsroom.key,
            locale=newsroom.language,
            tagline=newsroom.tagline,
            accent=newsroom.accent,
            origins=[public_url, "http://localhost:8001", "http://127.0.0.1:8001"],
            settings={"rules": newsroom.rules},
        )
    )
    house = publication(newsroom.key)
    people = _people(newsroom)
    now = clock.now()
    for done, each in enumerate(reversed(newsroom.stories)):
        tell(each.headline, done, len(newsroom.stories))
        _story(house, each, people, now - timedelta(minutes=each.minutes_ago))
    give(newsroom.key, now.date())
    tell("The newsroom is in.", len(newsroom.stories), len(newsroom.stories))
    return newsroom.key


def _people(newsroom: Newsroom) -> dict[str, ReaderView]:
    """Return who speaks, staff by their key and readers by their name."""
    names = {
        comment.name
        for story in newsroom.stories
        for comment in story.comments
        if not comment.staff
    }

    def write() -> dict[str, ReaderView]:
        staff = {
            each.key: readers.appoint(newsroom.key, each.name, each.title, None)
            for each in newsroom.staff
        }
        cast = {
            name: readers.bring_in(newsroom.key, name, f"sample:{name}") for name in sorted(names)
        }
        return cast | staff

    return writelane.run(write)


def _story(
    house: PublicationView, sample: Story, people: dict[str, ReaderView], published: datetime
) -> None:
    made = writelane.run(
        stories.make(
            house.key,
            stories.Particulars(
                sample.headline,
                summary=sample.summary,
                byline=sample.byline,
                section=sample.section,
                language=sample.language,
                published_at=published,
                credit=sample.origin.name if sample.origin else "",
                credit_address=sample.origin.link if sample.origin else "",
                picture=f"/static/samples/{sample.picture.file}",
                picture_alt=sample.picture.alt,
                picture_caption=sample.picture.caption,
                picture_credit=sample.picture.credit,
                source="\n\n".join(sample.body),
            ),
            slug=sample.slug,
        )
    )
    arrival = sorted(sample.comments, key=lambda each: (each.minutes_after, each.id))
    archived = [
        _archived(each, people, published, _found(each, house, made) if each.held else ())
        for each in arrival
    ]
    writelane.run(bring_in(made.id, archived))
    if sample.closed:
        writelane.run(stories.close(made.id, actor="system"))


def _found(comment: Comment, house: PublicationView, story: StoryView) -> tuple[Record, ...]:
    """Return what the house rules say of a comment that its writer sends as it is."""
    source = text.clean(comment.text, limit=LONGEST)
    judgement = judge_post(
        house,
        story,
        None,
        comment.name,
        source,
        markdown.render(source),
        is_reply=comment.parent is not None,
        insists=True,
    )
    return tuple(kept(judgement))


def _archived(
    comment: Comment,
    people: dict[str, ReaderView],
    published: datetime,
    findings: tuple[Record, ...],
) -> Archived:
    speaker = people[comment.staff or comment.name]
    state, reason = _standing(comment)
    edited = comment.edited
    edited_at = published + timedelta(minutes=edited.minutes_after) if edited else None
    return Archived(
        origin=f"sample:{comment.id}",
        parent=f"sample:{comment.parent}" if comment.parent else "",
        source=text.clean(comment.text, limit=LONGEST),
        name=comment.name,
        badge=speaker.badge,
        reader=speaker.id,
        posted_at=published + timedelta(minutes=comment.minutes_after),
        edited_at=edited_at,
        formers=((edited.previous, edited_at),) if edited and edited_at else (),
        state=state,
        reason=reason,
        findings=findings,
        pick=comment.pick or "",
        ups=comment.up,
        downs=comment.down,
    )


def _standing(comment: Comment) -> tuple[State, str]:
    if comment.held:
        return State.HELD, ""
    if comment.removed is not None:
        return State.REMOVED, comment.removed.explanation
    if comment.withdrawn_after is not None:
        return State.WITHDRAWN, ""
    return State.PUBLISHED, ""
