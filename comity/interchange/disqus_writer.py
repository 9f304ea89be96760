"""Each public thread as Disqus's own export has it.

Source: Disqus's schema disqus.xsd, as ../shared/reference/formats.md lists it. There are no
votes in this format.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.comments.archive import Public, public
from comity.ground import rows
from comity.interchange.public_threads import Thread, threads
from comity.interchange.xmlwriter import cdata, element, iso

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
"""


def written(key: str) -> Iterator[bytes]:
    """Return the file piece by piece. What was taken away has neither name nor words in it."""
    yield _HEAD.encode()
    with rows.still():
        for thread in threads(key):
            yield _thread(thread, key).encode()
        for thread in threads(key):
            for comment in public(thread.story.id):
                yield _post(comment, thread).encode()
    yield b"</disqus>\n"


def _thread(thread: Thread, forum: str) -> str:
    story = thread.story
    parts = (
        f'<thread dsq:id="{thread.number}">\n',
        element("id", story.slug),
        element("forum", forum),
        element("link", thread.address),
        element("title", story.headline),
        element("message"),
        element("createdAt", iso(story.published_at)),
        "<author>\n",
        element("name", story.byline),
        element("isAnonymous", "false"),
        "</author>\n",
        element("isClosed", "true" if story.closed else "false"),
        element("isDeleted", "false"),
        "</thread>\n",
    )
    return "".join(parts)


def _post(comment: Public, thread: Thread) -> str:
    parts = (
        f'<post dsq:id="{thread.comment(comment.number)}">\n',
        element("id"),
        cdata("message", comment.html),
        element("createdAt", iso(comment.posted_at)),
        element("isDeleted", "true" if comment.is_gone else "false"),
        element("isSpam", "false"),
        "<author>\n",
        element("name", comment.name),
        element("isAnonymous", "true"),
        "</author>\n",
        f'<thread dsq:id="{thread.number}"/>\n',
        f'<parent dsq:id="{thread.comment(comment.parent)}"/>\n' if comment.parent else "",
        "</post>\n",
    )
    return "".join(parts)
