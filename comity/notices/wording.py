"""What a notice says in a line, in the active language: the bell, a subject, a push."""

from django.utils.translation import gettext

from comity.notices.kinds import About, Followed
from comity.notices.told import Told


def line(told: Told) -> str:
    """Return who did what, without the story: the headline stands beside it."""
    if told.about != About.COMMENT:
        return of_oneself(told.about)
    said = {
        Followed.REPLIES: gettext("%(name)s answered you"),
        Followed.COMMENT: gettext("%(name)s answered a comment that you follow"),
        Followed.READER: gettext("%(name)s, whom you follow, wrote"),
        Followed.STORY: gettext("%(name)s wrote"),
    }[Followed(told.why)]
    name = told.comment.name if told.comment else ""
    # A name in another script stays in its own direction (U+2068 to U+2069).
    return said % {"name": f"\u2068{name or gettext('Name not recorded')}\u2069"}


def of_oneself(about: str) -> str:
    """Return what has become of what somebody wrote; KeyError for what others wrote."""
    return {
        About.STATEMENT: gettext("There is a decision about what you wrote"),
        About.LIFTED: gettext("There is a decision about what you wrote"),
        About.APPEAL: gettext("Your appeal has been answered"),
        About.PICK: gettext("The newsroom has picked your comment"),
    }[About(about)]


def excerpt(told: Told, length: int = 140) -> str:
    """Return the beginning of what was said, "" where nothing was."""
    words = " ".join(told.comment.source.split()) if told.comment else ""
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def words() -> dict[str, str]:
    """Return what the bell says, by the names that the script knows them by."""
    return {
        "bell": gettext("What is new for you"),
        "none": gettext("Nothing yet. Answers to your comments will stand here."),
        "follow-story": gettext("Follow this story"),
        "follow-comment": gettext("Tell me of answers"),
        "follow-reader": gettext("Follow this reader"),
        "unfollow": gettext("No longer follow"),
        "followed": gettext("You will be told."),
        "push": gettext("Tell me in this browser, too"),
        "push-end": gettext("No longer in this browser"),
    }
