"""A replay of changed house rules over past comments, kept so that it can go on."""

from django.db import models

from comity.ground.ids import uuid7


class Simulation(models.Model):
    """What would have been, as far as it has been replayed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    section = models.CharField(max_length=80, blank=True)
    rules = models.JSONField()
    """The settings as they would be."""
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    wanted = models.PositiveIntegerField()
    """How many past comments are to be replayed: as many as were asked for and are there."""
    replayed = models.PositiveIntegerField(default=0)
    reached = models.DateTimeField(null=True)
    reached_comment = models.UUIDField(null=True)
    """The oldest comment so far; the replay goes on before it."""
    done = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    """`<verdict now>:<verdict then>:<what moderators decided>` to how many."""
    changed = models.JSONField(default=list)
    """The newest comments that would be treated otherwise: id, verdicts, rules."""
