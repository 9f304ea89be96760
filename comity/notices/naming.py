"""What can be followed, and how often mail comes, in the active language."""

from django.utils.translation import gettext

from comity.notices.kinds import Followed, Rhythm


def rhythms() -> list[tuple[str, str]]:
    """Return each rhythm of mail with its words, the quickest first."""
    words = {
        Rhythm.ONCE: gettext("at once"),
        Rhythm.HOURLY: gettext("once an hour, all together"),
        Rhythm.DAILY: gettext("once a day, all together"),
        Rhythm.NEVER: gettext("never"),
    }
    return [(rhythm.value, words[rhythm]) for rhythm in Rhythm]


def followed(kind: str) -> str:
    """Return what is followed; but for answers to oneself, the name of it comes next."""
    return {
        Followed.STORY: gettext("new comments on"),
        Followed.REPLIES: gettext("answers to your comments"),
        Followed.COMMENT: gettext("answers to a comment by"),
        Followed.READER: gettext("comments by"),
    }[Followed(kind)]
