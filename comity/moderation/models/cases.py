"""A case is a comment as the desk works through it; tallies say how many stand where.

Both are kept from the journal (`follower.py`) and by the actions of this room, so that no page
counts rows and every list is read from an index.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from comity.moderation.queues import Queue, Standing


class Case(models.Model):
    """One comment: where it stands, and what it can be found by."""

    comment = models.OneToOneField(
        "comments.Comment", models.CASCADE, primary_key=True, related_name="+"
    )
    publication = models.ForeignKey(
        "publications.Publication", models.PROTECT, related_name="+", db_index=False
    )
    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="+", db_index=False)
    section = models.CharField(max_length=80, blank=True)
    reader = models.ForeignKey(
        "readers.Reader", models.PROTECT, null=True, related_name="+", db_index=False
    )
    language = models.CharField(max_length=10, blank=True)
    at = models.DateTimeField()
    """When it was posted; where nobody knows, when it came here."""
    standing = models.CharField(max_length=10, choices=Standing.choices)
    score = models.FloatField(null=True)
    """The highest probability among its findings, where the scorer had one to give."""
    reports = models.PositiveIntegerField(default=0)
    """How many reports and notices wait for an answer."""
    appeals = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(F("publication"), F("standing"), F("at"), name="cases_standing"),
            models.Index(F("publication"), F("at"), name="cases_all"),
            models.Index(F("publication"), F("section"), F("standing"), F("at"), name="cases_sect"),
            models.Index(F("story"), F("at"), name="cases_story"),
            models.Index(F("reader"), F("at"), name="cases_reader"),
            models.Index(F("publication"), F("language"), F("at"), name="cases_language"),
            models.Index(
                F("publication"),
                F("standing"),
                F("score"),
                name="cases_score",
                condition=Q(score__isnull=False),
            ),
            models.Index(
                F("publication"), F("at"), name="cases_reported", condition=Q(reports__gt=0)
            ),
            models.Index(
                F("publication"), F("at"), name="cases_appealed", condition=Q(appeals__gt=0)
            ),
        ]


class Evidence(models.Model):
    """One rule that found something in a comment: what the filter by rule reads."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="evidence")
    publication = models.ForeignKey(
        "publications.Publication", models.PROTECT, related_name="+", db_index=False
    )
    rule = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(F("publication"), F("rule"), F("at"), name="evidence_by_rule"),
        ]


class Tally(models.Model):
    """How many comments of a section stand in a queue."""

    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    section = models.CharField(max_length=80, blank=True)
    queue = models.CharField(max_length=10, choices=Queue.choices)
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "section", "queue"], name="one_tally_a_queue"
            )
        ]
