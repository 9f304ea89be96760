"""Fills a data folder with hostile text in every field: `python -m tests.hostile`.

The folder has the tables. It prints the addresses of the pages that show them, by who opens them,
and the cookie of a reader's own pages. The settings come from the environment.
"""

import json
import secrets
from contextlib import suppress

import django

from tests import hostile_desk
from tests.vectors import VECTORS


def main() -> None:
    """Make a newsroom in which every text is a vector."""
    django.setup()
    open_pages = _newsroom()
    print(json.dumps({"open": open_pages, **hostile_desk.fill()}))


def _newsroom() -> list[str]:
    from comity.comments.actions import Archived, bring_in, pick, remove
    from comity.comments.queries import comment_numbered
    from comity.comments.state import State
    from comity.ground import clock, markdown, writelane
    from comity.publications import actions as publications
    from comity.stories import actions as stories

    everything = " ".join(VECTORS)
    writelane.run(
        publications.found(
            VECTORS[0] + VECTORS[20], key="hostile", tagline=everything[:200], locale="en"
        )
    )
    pages = ["/"]
    for count, vector in enumerate(VECTORS):
        particulars = stories.Particulars(
            vector,
            summary=vector,
            byline=vector,
            section=vector[:80],
            published_at=clock.now(),
            credit=vector,
            credit_address=vector,
            picture=vector,
            picture_alt=vector,
            picture_caption=vector,
            picture_credit=vector,
            source=f"{vector}\n\n{markdown.literal(vector)}\n\n> {vector}",
        )
        story = writelane.run(stories.make("hostile", particulars, slug=f"vector-{count}"))
        said = [
            Archived("x:1", vector, name=vector[:60], badge=vector[:40], posted_at=clock.now()),
            Archived("x:2", vector, parent="x:1", html=markdown.clean_html(vector)),
            Archived("x:3", vector, state=State.REMOVED, reason=vector),
            Archived("x:4", vector, pick=vector, name=vector[:60]),
        ]
        writelane.run(bring_in(story.id, said))
        writelane.run(pick(comment_numbered(story.id, 1).id, vector, actor="staff:x"))
        writelane.run(remove(comment_numbered(story.id, 2).id, vector, actor="staff:x"))
        _at_passages(story.slug, vector)
        pages += [f"/stories/{story.slug}/", f"/stories/{story.slug}/comments/1/reply/"]
    _funding()
    return [*pages, "/funding/hostile/", "/funding/hostile/?lang=ar"]


def _funding() -> None:
    """Give every field of a goal and every contributor's name to the vectors."""
    from comity.funding.actions import Draft, Payment, receive, set_goal
    from comity.ground import clock, writelane
    from comity.ground.text import TextProblem

    for count, vector in enumerate(VECTORS):
        link = f"https://hostile.example/{vector}"
        draft = Draft(
            "USD",
            1_000,
            name=vector[:80],
            text=" ".join(VECTORS)[:300],
            label=vector[:40],
            link=link if link.isprintable() else "",
        )
        try:
            goal = writelane.run(set_goal("hostile", draft, actor="staff:x"))
        except TextProblem:
            continue  # refused where it is written: nothing of it is ever shown
        for number, name in enumerate(VECTORS if count > len(VECTORS) - 9 else ()):
            payment = Payment(
                "hand", f"{count}.{number}", 1, "USD", clock.now(), goal.id, name[:60]
            )
            try:
                writelane.run(receive("hostile", payment, actor="staff:x"))
            except TextProblem:
                continue


def _at_passages(slug: str, vector: str) -> None:
    """Quote the story's hostile words, and ask there; quote others where nobody has the text."""
    from comity.comments.actions import Voice
    from comity.ground import writelane
    from comity.ground.refusal import Refusal
    from comity.passages import actions
    from comity.passages.anchoring import Selector, describe
    from comity.passages.words import text_of
    from comity.stories.actions import Particulars, make
    from comity.stories.queries import story

    def say(where: str, sought: Selector) -> None:
        voice, key = Voice(name="Mallory"), secrets.token_hex(16)
        said = f"Said of it in {where}."
        writelane.run(actions.comment(where, said, sought, voice=voice, key=key))

    raw = text_of(story(slug).html).raw
    end = min(len(raw), 900)
    say(slug, describe(raw, 0, end))
    asked = describe(raw, 0, end)
    writelane.run(actions.ask(slug, asked, f"Why? {vector}"[:500], name="Eve <b>", actor="staff:x"))
    there = writelane.run(
        make("hostile", Particulars(vector), address=f"https://hostile.example/{slug}")
    )
    with suppress(Refusal):  # some vectors are not taken at all, which is as well
        say(there.slug, Selector(vector, vector[:64], vector[:64], 0, len(vector)))


if __name__ == "__main__":
    main()
