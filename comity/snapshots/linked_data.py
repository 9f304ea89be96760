"""A story and its discussion as linked data for search engines (JSON-LD). Pure.

Types: https://schema.org/NewsArticle, DiscussionForumPosting, Comment; which properties are
asked for: https://developers.google.com/search/docs/appearance/structured-data/discussion-forum
"""

import json
from collections.abc import Iterable
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from comity.comments import links
from comity.comments.look import machine
from comity.comments.queries import Branch, PageView
from comity.publications.queries import PublicationView
from comity.stories.queries import StoryView

Node = dict[str, Any]

_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end the script element that holds the data; JSON may escape any character."""


def linked_data(page: PageView, house: PublicationView, root: str, address: str) -> str:
    """Return the page's linked data as JSON that may stand in a script element.

    `root` is the address of the server without its last slash, `address` the canonical one
    of the story. A settled page tells no count, so that it stays as it is.
    """
    graph = [_article(page, house, address), _discussion(page, house, root, address)]
    data = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _article(page: PageView, house: PublicationView, address: str) -> Node:
    story = page.story
    return _known(
        {
            "@type": "NewsArticle",
            "@id": f"{address}#story",
            "url": address,
            "mainEntityOfPage": address,
            "headline": story.headline,
            "description": story.summary,
            "author": _person(story.byline.removeprefix("By ")),
            "publisher": _publisher(house),
            "datePublished": story.published_at and story.published_at.isoformat(),
            "articleSection": story.section,
            "inLanguage": story.language or house.locale,
            "isBasedOn": story.credit_address,
            "commentCount": None if page.settled else story.count,
        }
    )


def _discussion(page: PageView, house: PublicationView, root: str, address: str) -> Node:
    story = page.story
    return _known(
        {
            "@type": "DiscussionForumPosting",
            "@id": f"{address}#discussion",
            "url": f"{root}{links.story(story.slug)}#discussion",
            "headline": story.headline,
            "text": story.summary or story.headline,
            "author": _publisher(house),
            "datePublished": story.published_at and story.published_at.isoformat(),
            "about": {"@id": f"{address}#story"},
            "commentCount": None if page.settled else story.count,
            "comment": _comments(page.branches, story, root),
        }
    )


def _comments(branches: Iterable[Branch], story: StoryView, root: str) -> list[Node]:
    return [_comment(each, story, root) for each in branches if each.comment.published]


def _comment(branch: Branch, story: StoryView, root: str) -> Node:
    said = branch.comment
    address = root + links.comment(story.slug, said.number)
    return _known(
        {
            "@type": "Comment",
            "@id": address,
            "url": address,
            "author": _person(said.name),
            "datePublished": said.posted_at and machine(said.posted_at, said.precision),
            "dateModified": said.edited_at and machine(said.edited_at, "second"),
            "text": unescape(strip_tags(said.html)).strip(),
            "upvoteCount": said.ups,
            "downvoteCount": said.downs,
            "comment": _comments(branch.answers, story, root),
        }
    )


def _person(name: str) -> Node | None:
    return {"@type": "Person", "name": name} if name else None


def _publisher(house: PublicationView) -> Node:
    return _known({"@type": "Organization", "name": house.name, "url": house.home})


def _known(node: Node) -> Node:
    """Leave out what is not known: it is never invented."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
