"""The comments' rows."""

from django.db import models
from django.db.models import F, Q

from comity.comments.state import State
from comity.ground.ids import uuid7


class Comment(models.Model):
    """One comment: its place, its words, its standing, its counters."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey(
        "publications.Publication", models.PROTECT, related_name="+", db_index=False
    )
    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="+", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    root = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    depth = models.PositiveIntegerField(default=0)

    reader = models.ForeignKey("readers.Reader", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    badge = models.CharField(max_length=40, blank=True)
    source = models.TextField()
    html = models.TextField()

    state = models.CharField(max_length=10, choices=State.choices, default=State.PUBLISHED)
    shown = models.BooleanField(default=False)
    """Whether it has ever been public: it keeps its line, if only to say that it is gone."""
    reason = models.CharField(max_length=300, blank=True)
    asked = models.CharField(max_length=500, blank=True)
    """What staff have asked its author to change."""
    findings = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=40, blank=True)
    posted_at = models.DateTimeField(null=True)
    precision = models.CharField(max_length=8, default="second")
    edited_at = models.DateTimeField(null=True)
    pick = models.CharField(max_length=500, blank=True)

    ups = models.PositiveIntegerField(default=0)
    downs = models.PositiveIntegerField(default=0)
    points = models.IntegerField(default=0)
    best = models.FloatField(default=0.0)
    seats = models.PositiveIntegerField(default=0)
    answers = models.PositiveIntegerField(default=0)
    conversation = models.PositiveIntegerField(default=0)
    quote = models.CharField(max_length=1000, blank=True)
    """The words of the story that it is about, where those are not the whole story."""
    origin = models.CharField(max_length=200, blank=True)
    """Where an imported comment comes from: `<format>:<its id there>`."""
    network = models.CharField(max_length=32, blank=True, db_default="")
    """Where it was posted from (`readers.limits.network`), which tells for one day whether two come
    from one place; dropped after the publication's term, and in no export."""
    told = models.JSONField(default=dict)
    """What its archive said of it that has no column here, and what was guessed."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="one_comment_a_number"),
            models.UniqueConstraint(
                fields=["story", "origin"], condition=~Q(origin=""), name="one_comment_an_origin"
            ),
        ]
        indexes = [
            models.Index(F("story"), F("position"), name="roots_in_time", condition=Q(parent=None)),
            models.Index(fields=["parent", "position"], name="answers_in_time"),
            models.Index(
                F("story"),
                F("best").desc(),
                F("number"),
                name="roots_best",
                condition=Q(parent=None),
            ),
            models.Index(
                F("story"),
                F("points").desc(),
                F("number"),
                name="roots_votes",
                condition=Q(parent=None),
            ),
            models.Index(
                F("story"),
                F("conversation").desc(),
                F("number"),
                name="roots_discussed",
                condition=Q(parent=None),
            ),
            models.Index(fields=["publication", "state", "-posted_at"], name="comments_by_state"),
            models.Index(
                fields=["publication", "network"],
                name="comments_by_network",
                condition=~Q(network=""),
            ),
        ]


class Former(models.Model):
    """What a comment said before an edit. Kept for staff."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+")
    source = models.TextField()
    replaced_at = models.DateTimeField()


class Vote(models.Model):
    """One reader's vote on one comment: 1 or -1."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+")
    reader = models.ForeignKey("readers.Reader", models.CASCADE, related_name="+")
    value = models.SmallIntegerField()
    cast_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "comment"], name="one_vote_a_reader"),
            models.CheckConstraint(condition=Q(value__in=(-1, 1)), name="vote_up_or_down"),
        ]


class Receipt(models.Model):
    """A post that was acknowledged, by its idempotency key, so that a retry finds it."""

    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    wish = models.CharField(max_length=64)
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "digest"], name="one_post_a_key"),
        ]
