"""Where a comment stands."""

from django.db.models import TextChoices


class State(TextChoices):
    """A comment's standing. Only the published ones can be read, answered and voted on."""

    PUBLISHED = "published"
    HELD = "held"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
