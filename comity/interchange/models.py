"""What only the way in and out has to remember."""

from django.db import models

from comity.ground.ids import uuid7


class Arrival(models.Model):
    """A story under the name that it had elsewhere: found again by it, and redirected from it."""

    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    story = models.ForeignKey("stories.Story", models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    """SHA-256 of the name, which may be longer than an index takes."""
    name = models.TextField()
    """An old address, or `<format>:<the archive's id> <address>`."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "digest"], name="one_story_an_old_name"),
        ]


class Account(models.Model):
    """What an archive told of a reader and no other room has a place for; shown to them alone."""

    reader = models.OneToOneField("readers.Reader", models.CASCADE, related_name="+")
    email = models.CharField(max_length=254, blank=True)
    website = models.CharField(max_length=500, blank=True)
    role = models.CharField(max_length=10)
    joined_at = models.DateTimeField(null=True)


class Hook(models.Model):
    """An address that is told of what happens in a publication."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    address = models.CharField(max_length=2000)
    kinds = models.JSONField(default=list)
    """The kinds of events it is told of; none: all."""
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class HookSecret(models.Model):
    """A secret with which deliveries are signed: its id, from which it is derived."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hook = models.ForeignKey(Hook, models.CASCADE, related_name="secrets")
    made_at = models.DateTimeField()
    retires_at = models.DateTimeField(null=True)


class Delivery(models.Model):
    """One event on its way to one address: the log that the publisher sees."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting"
        DELIVERED = "delivered"
        GIVEN_UP = "given up"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hook = models.ForeignKey(Hook, models.CASCADE, related_name="+")
    entry = models.BigIntegerField()
    """The journal's entry that it tells of."""
    kind = models.CharField(max_length=40)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hook", "entry"], name="one_delivery_an_entry"),
        ]
        indexes = [
            models.Index(
                fields=["next_at"],
                name="deliveries_due",
                condition=models.Q(state="waiting"),
            ),
        ]
