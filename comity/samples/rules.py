"""What the shapes alone can't promise: that people, threads and times agree with each other."""

from collections import Counter
from collections.abc import Iterator

from comity.samples.shapes import Comment, Newsroom, Story


def faults(newsroom: Newsroom) -> list[str]:
    """Return a sentence for each contradiction within the newsroom; none means it is sound."""
    return [*_people(newsroom), *_stories(newsroom)]


def _people(newsroom: Newsroom) -> Iterator[str]:
    staff = [member.name for member in newsroom.staff]
    readers = [reader.name for reader in newsroom.readers]
    for name, count in Counter(staff + readers).items():
        if count > 1:
            yield f"newsroom: {name} is listed {count} times"
    if len({member.key for member in newsroom.staff}) < len(staff):
        yield "newsroom: two staff members share a key"
    names = {member.key: member.name for member in newsroom.staff}
    for story in newsroom.stories:
        if story.author not in names:
            yield f"{story.slug}: its author {story.author} is not on the staff"
        for comment in story.comments:
            if comment.staff is None and comment.name not in readers:
                yield f"{story.slug} {comment.id}: {comment.name} is no known reader"
            if comment.staff is not None and names.get(comment.staff) != comment.name:
                yield f"{story.slug} {comment.id}: {comment.name} is not {comment.staff}"


def _stories(newsroom: Newsroom) -> Iterator[str]:
    slugs = Counter(story.slug for story in newsroom.stories)
    yield from (f"{slug}: used by {count} stories" for slug, count in slugs.items() if count > 1)
    for story in newsroom.stories:
        seen: dict[int, Comment] = {}
        for comment in story.comments:
            where = f"{story.slug} {comment.id}"
            if comment.id in seen:
                yield f"{where}: this number is taken"
            yield from (f"{where}: {fault}" for fault in _times(story, comment))
            yield from (f"{where}: {fault}" for fault in _state(comment))
            if comment.parent is not None:
                parent = seen.get(comment.parent)
                yield from (f"{where}: {fault}" for fault in _answer(parent, comment))
            seen[comment.id] = comment


def _times(story: Story, comment: Comment) -> Iterator[str]:
    end = story.minutes_ago if story.closed is None else story.closed.minutes_after
    if comment.minutes_after >= min(end, story.minutes_ago):
        yield "said after the thread's end"
    for later in _afterwards(comment):
        if not comment.minutes_after < later < story.minutes_ago:
            yield "changed before it was said, or in the future"


def _afterwards(comment: Comment) -> Iterator[int]:
    if comment.edited:
        yield comment.edited.minutes_after
    yield from _ends(comment)


def _state(comment: Comment) -> Iterator[str]:
    gone = [comment.withdrawn_after is not None, comment.held, bool(comment.removed)]
    if sum(gone) > 1:
        yield "withdrawn, held and removed exclude each other"
    if any(gone) and comment.pick:
        yield "a pick must be readable"
    if comment.held and comment.up + comment.down:
        yield "nobody can vote on what is held"
    if comment.edited and comment.edited.previous == comment.text:
        yield "its edit changed nothing"


def _answer(parent: Comment | None, comment: Comment) -> Iterator[str]:
    if parent is None:
        yield f"answers {comment.parent}, which does not precede it"
        return
    if comment.minutes_after <= parent.minutes_after:
        yield f"answers {parent.id} before it was said"
    if parent.held:
        yield f"answers {parent.id}, which nobody has seen"
    if any(comment.minutes_after >= end for end in _ends(parent)):
        yield f"answers {parent.id} after it was gone"


def _ends(comment: Comment) -> Iterator[int]:
    if comment.withdrawn_after is not None:
        yield comment.withdrawn_after
    if comment.removed:
        yield comment.removed.minutes_after
