"""What was decided, what the one concerned was told of it, and what they said to that."""

from django.conf import settings
from django.db import models

from comity.ground.ids import uuid7
from comity.moderation.acts import Act
from comity.moderation.grounds import Ground


class Decision(models.Model):
    """One decision: who, when, what about, on which ground. Never changed, only undone by another.

    `by` is None where no person decided. `batch` is shared by what was decided in one go, and
    undone in one. `before` is what stood before, for the undoing.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    batch = models.UUIDField(db_index=True)
    publication = models.ForeignKey("publications.Publication", models.PROTECT, related_name="+")
    story = models.ForeignKey("stories.Story", models.PROTECT, null=True, related_name="+")
    comment = models.ForeignKey("comments.Comment", models.PROTECT, null=True, related_name="+")
    reader = models.ForeignKey("readers.Reader", models.PROTECT, null=True, related_name="+")
    act = models.CharField(max_length=10, choices=Act.choices)
    ground = models.CharField(max_length=20, choices=Ground.choices, blank=True)
    legal_ground = models.CharField(max_length=300, blank=True)
    explanation = models.TextField(blank=True)
    automated = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=150, blank=True)
    before = models.JSONField(default=dict)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["publication", "-at"], name="decisions_by_date"),
            models.Index(fields=["comment", "at"], name="decisions_of_comment"),
        ]


class Statement(models.Model):
    """A statement of reasons (Digital Services Act, art. 17), as it was given."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="statement")
    publication = models.ForeignKey("publications.Publication", models.PROTECT, related_name="+")
    reader = models.ForeignKey("readers.Reader", models.PROTECT, null=True, related_name="+")
    facts = models.TextField()
    """What the decision rests on: the words concerned, as they stood."""
    rules = models.JSONField(default=list)
    """The house rules' findings, where they took part."""
    detected = models.CharField(max_length=10)
    """By whom it was found: rules, report, notice, staff."""
    ends_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=10, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["reader", "-made_at"], name="statements_of_reader"),
            models.Index(fields=["publication", "-made_at"], name="statements_by_date"),
        ]


class Appeal(models.Model):
    """What the one concerned says against a decision, and what another moderator answers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    statement = models.OneToOneField(Statement, models.PROTECT, related_name="appeal")
    text = models.TextField()
    made_at = models.DateTimeField()
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="appeals")
    """The decision that answered it: `uphold`, `reverse`, or one that freed the comment before.
    None: it waits."""


class Figure(models.Model):
    """How many decisions of one sort fell in a month: what the transparency report adds up."""

    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    month = models.DateField()
    act = models.CharField(max_length=10, choices=Act.choices)
    ground = models.CharField(max_length=20, blank=True)
    automated = models.BooleanField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "month", "act", "ground", "automated"],
                name="one_figure_a_sort",
            )
        ]
