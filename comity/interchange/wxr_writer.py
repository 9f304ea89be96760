"""Each public thread as WXR, the file that WordPress imports, with wpDiscuz's votes.

Source: WordPress's wp-admin/includes/export.php, as ../shared/reference/formats.md lists it.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.comments.archive import Public, public
from comity.ground import rows
from comity.interchange.public_threads import Thread, threads
from comity.interchange.xmlwriter import cdata, element, escaped, spaced
from comity.publications.queries import publication

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>{name}</title>
<wp:wxr_version>1.2</wp:wxr_version>
"""


def written(key: str) -> Iterator[bytes]:
    """Return the file piece by piece. What was taken away has neither name nor words in it."""
    yield _HEAD.format(name=escaped(publication(key).name)).encode()
    with rows.still():
        for thread in threads(key):
            yield _opening(thread).encode()
            for comment in public(thread.story.id):
                yield _comment(comment, thread).encode()
            yield b"</item>\n"
    yield b"</channel>\n</rss>\n"


def _opening(thread: Thread) -> str:
    story = thread.story
    parts = (
        "<item>\n",
        element("title", story.headline),
        element("link", thread.address),
        element("guid", thread.address, isPermaLink="false"),
        cdata("dc:creator", story.byline),
        cdata("content:encoded", story.html),
        element("wp:post_id", thread.number),
        element("wp:post_date", spaced(story.published_at)),
        element("wp:post_date_gmt", spaced(story.published_at)),
        element("wp:comment_status", "closed" if story.closed else "open"),
        element("wp:post_name", story.slug),
        element("wp:status", "publish"),
        element("wp:post_type", "post"),
    )
    return "".join(parts)


def _comment(comment: Public, thread: Thread) -> str:
    separate = f's:4:"like";i:{comment.ups};s:7:"dislike";i:{-comment.downs};'
    parts = (
        "<wp:comment>\n",
        element("wp:comment_id", thread.comment(comment.number)),
        cdata("wp:comment_author", comment.name),
        element("wp:comment_date", spaced(comment.posted_at)),
        element("wp:comment_date_gmt", spaced(comment.posted_at)),
        cdata("wp:comment_content", comment.html),
        element("wp:comment_approved", "trash" if comment.is_gone else "1"),
        element("wp:comment_type", "comment"),
        element("wp:comment_parent", thread.comment(comment.parent) if comment.parent else 0),
        element("wp:comment_user_id", 0),
        _meta("wpdiscuz_votes", str(comment.ups - comment.downs)),
        _meta("wpdiscuz_votes_seperate", f"a:2:{{{separate}}}"),
        "</wp:comment>\n",
    )
    return "".join(parts)


def _meta(name: str, value: str) -> str:
    inside = element("wp:meta_key", name) + cdata("wp:meta_value", value)
    return f"<wp:commentmeta>\n{inside}</wp:commentmeta>\n"
