"""Brings a page that was saved as text into a publication: its story, then its thread."""

import hashlib
import logging
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from comity.comments.actions import Archived, BroughtIn, bring_in
from comity.funding.actions import record_of_page
from comity.funding.queries import GoalView
from comity.ground import markdown, writelane
from comity.ground.refusal import Refusal
from comity.interchange import goal
from comity.interchange.textpage import Block, Said, SavedComment, SavedPage
from comity.interchange.words import salvage
from comity.stories import actions as stories
from comity.stories.queries import StoryView

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Brought:
    """What became of a saved page."""

    story: StoryView
    comments: BroughtIn
    goal: GoalView | None
    """What the page's funding bar told of."""


def bring(publication: str, page: SavedPage) -> Brought:
    """Make the page's story, thread and goal in a publication; what is there is left alone."""
    story = writelane.run(
        stories.make(publication, particulars(page), slug=stories.slug_of(page.headline))
    )
    brought = writelane.run(bring_in(story.id, archived(page)))
    return Brought(story, brought, _goal(publication, page, story.slug))


def _goal(publication: str, page: SavedPage, slug: str) -> GoalView | None:
    """Make the goal of the page's bar; one that cannot be is no reason to lose a story."""
    bar = goal.shown(page)
    try:
        return writelane.run(record_of_page(publication, bar, slug)) if bar else None
    except Refusal as fault:
        log.warning("the funding bar of %s was not taken over: %s", slug, fault)
        return None


def particulars(page: SavedPage) -> stories.Particulars:
    """Return the story that a saved page tells, its body as Markdown."""
    picture = page.picture
    return stories.Particulars(
        page.headline,
        byline=page.byline or "",
        published_at=_moment(page.published),
        credit=page.credit or "",
        picture_alt=(picture.alt or "") if picture else "",
        picture_credit=(picture.caption or "") if picture else "",
        source="\n\n".join(_block(block) for block in page.body),
        facts=_facts(page),
    )


def archived(page: SavedPage) -> list[Archived]:
    """Return the page's comments as an archive, each known again by its name and words.

    So a page saved twice brings in the second time what is new, and nothing else.
    """
    seen: Counter[str] = Counter()
    origins: list[str] = []
    for comment in page.comments:
        words = "\0".join([comment.name or "", *comment.paragraphs])
        digest = hashlib.sha256(words.encode()).hexdigest()[:24]
        seen[digest] += 1
        origins.append(f"page:{digest}:{seen[digest]}")
    return [
        _comment(comment, origin, origins)
        for comment, origin in zip(page.comments, origins, strict=True)
    ]


def _comment(comment: SavedComment, origin: str, origins: list[str]) -> Archived:
    votes = comment.votes or 0
    return Archived(
        origin=origin,
        parent=origins[comment.parent_index] if comment.parent_index is not None else "",
        source=_source(comment),
        name=salvage(comment.name or "", 60, lines=False),
        badge=comment.role if comment.role and comment.role.lower() != "guest" else "",
        posted_at=_moment(comment.said),
        precision=comment.said.unit if comment.said else "second",
        ups=max(votes, 0),
        downs=max(-votes, 0),
        told=_told(comment),
    )


def _source(comment: SavedComment) -> str:
    paragraphs = (markdown.literal(salvage(paragraph)) for paragraph in comment.paragraphs)
    return "\n\n".join(paragraphs)


def _told(comment: SavedComment) -> dict[str, Any]:
    told = {
        "role": comment.role,
        "said": comment.said.text if comment.said else None,
        "reply_to": comment.reply_to,
        "parent_guessed": comment.parent_guessed or None,
        "votes": comment.votes,
        "edited": comment.edited,
    }
    return {name: value for name, value in told.items() if value is not None}


def _facts(page: SavedPage) -> dict[str, Any]:
    bar, known = page.funding, goal.shown(page)
    if bar is None:
        return {}
    return {
        "funding": {
            "symbol": bar.symbol,
            "currency": bar.currency,
            "marks": list(bar.marks),
            "raised": bar.raised,
            "label": bar.label,
            "month": known.month if known else "",
        }
    }


def _block(block: Block) -> str:
    plain = markdown.literal(block.text)
    if block.kind == "quote":
        return "\n".join(f"> {line}" for line in plain.split("\n"))
    if block.kind == "subheading":
        return f"**{plain}**"
    if block.kind == "list":
        return block.text
    return plain


def _moment(said: Said | None) -> datetime | None:
    if said is None or said.at is None:
        return None
    if isinstance(said.at, datetime):
        return said.at if said.at.tzinfo else said.at.replace(tzinfo=UTC)
    return _noon(said.at)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
