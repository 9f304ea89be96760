"""Renders a page of a discussion: a pure function of (story, version, order, page, locale)."""

from django.template.loader import render_to_string
from django.utils import translation

from comity.comments import links
from comity.comments.queries import Branch, CommentView, PageView
from comity.comments.queries import page as page_of
from comity.ground.refusal import Refusal
from comity.publications.queries import PublicationView, publication
from comity.snapshots.keys import PageKey
from comity.snapshots.pack import Stored, pack
from comity.stories.queries import StoryView, story

TRIES = 3


def render(key: PageKey) -> Stored | None:
    """Return the page that `key` names, or None where there is no such page."""
    try:
        there = story(key.story)
    except Refusal:
        return None
    if key.publication not in ("", there.publication):
        return None
    house = publication(there.publication)
    page = _at_rest(there, key.order or house.settings.order, key.page)
    if page is None:
        return None
    locale = language(key.locale, house)
    html = fragment(page, house, locale)
    if key.shape == "document":
        html = document(page, house, locale, html)
    return pack(html.encode(), page.story.version, language=locale, settled=page.settled)


def language(wanted: str, house: PublicationView) -> str:
    """Return the language to speak: the one wanted where Comity speaks it, else the house's."""
    for choice in (wanted, house.locale):
        try:
            return translation.get_supported_language_variant(choice)
        except LookupError:
            continue
    return "en"


def fragment(page: PageView, house: PublicationView, locale: str) -> str:
    """Return the discussion's HTML alone, for the embed and for the story page."""
    return _rendered("snapshots/discussion.html", locale, page=page, house=house)


def document(page: PageView, house: PublicationView, locale: str, discussion: str) -> str:
    """Return the whole story page with the discussion in it."""
    return _rendered("snapshots/story.html", locale, page=page, house=house, discussion=discussion)


def branch_html(
    comment: CommentView,
    there: StoryView,
    house: PublicationView,
    locale: str,
    *,
    own: bool = False,
    why: str = "",
) -> str:
    """Return one comment as it stands in a thread, with nothing under it yet.

    `own`: as its author sees it, also where it waits for a moderator; `why` is then the
    address of the statement of reasons, where there is one.
    """
    branch, query = Branch(comment, ()), links.query(locale, house.locale)
    return _rendered(
        "comments/branch.html",
        locale,
        branch=branch,
        house=house,
        story=there,
        query=query,
        own=own,
        why=why,
    ).strip()


def comment_html(
    comment: CommentView, there: StoryView, house: PublicationView, locale: str
) -> str:
    """Return one comment's article alone."""
    query = links.query(locale, house.locale)
    return _rendered(
        "comments/comment.html", locale, comment=comment, house=house, story=there, query=query
    ).strip()


def count_html(count: int, locale: str) -> str:
    """Return the heading that says how many comments there are."""
    return _rendered("comments/count.html", locale, count=count).strip()


def _rendered(template: str, locale: str, **context: object) -> str:
    with translation.override(locale):
        return render_to_string(
            template,
            {**context, "lang": locale, "dir": "rtl" if translation.get_language_bidi() else "ltr"},
        )


def _at_rest(there: StoryView, order: str, number: int) -> PageView | None:
    """Read a page whose story did not change meanwhile, so that its version is its own.

    A story that never rests is read as the older version: the follower is behind it.
    """
    for _try in range(TRIES):
        page = page_of(there, order, number)
        now = story(there.slug)
        if page is None or now.version == there.version:
            return page
        there = now
    return page
