"""Renders a page when somebody asks for it and it is not kept."""

from comity.ground.refusal import Refusal
from comity.snapshots.keys import PageKey
from comity.snapshots.pack import Stored
from comity.snapshots.render import render
from comity.snapshots.stores import Store, fill
from comity.stories.queries import story


def bring(store: Store, key: PageKey) -> Stored | None:
    """Render a page and keep it; None if there is no such page.

    A story that does not exist costs one look at the rows and nothing in the store, so that a
    crowd on invented addresses wears out no disk.
    """
    try:
        story(key.story)
    except Refusal:
        return None
    return fill(store, key, render)
