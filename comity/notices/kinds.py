"""What can be followed, what a notice is about, and why somebody gets it."""

from django.db.models import TextChoices


class Followed(TextChoices):
    """What a reader can follow, and whose id the follow names."""

    STORY = "story"
    """All that is said of a story: the story's id."""
    REPLIES = "replies"
    """Answers to one's own comments: the reader's own id."""
    COMMENT = "comment"
    """Answers to one comment, and below one that opens a conversation all of it: its id."""
    READER = "reader"
    """What a reader says: that reader's id."""


class About(TextChoices):
    """What a notice tells of, and whose id it names."""

    COMMENT = "comment"
    PICK = "pick"
    """An editor's pick of the reader's own comment: its id."""
    STATEMENT = "statement"
    """A statement of reasons: its id."""
    APPEAL = "appeal"
    """The answer to an appeal: the id of the statement that was appealed against."""
    LIFTED = "lifted"
    """A sanction that was lifted: the id of the statement on it."""


DECISIONS = frozenset({About.STATEMENT, About.APPEAL, About.LIFTED})
"""What is told at once and in a letter of its own, however seldom a reader wants the others."""


class Rhythm(TextChoices):
    """How often a reader wants mail."""

    ONCE = "once"
    HOURLY = "hourly"
    DAILY = "daily"
    NEVER = "never"
