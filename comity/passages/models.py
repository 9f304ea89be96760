"""The passages' rows."""

from django.db import models

from comity.ground.ids import uuid7


class Standing(models.TextChoices):
    """Whether a passage is still in its story."""

    FOUND = "found"
    ORPHAN = "orphan"
    UNSEEN = "unseen"
    """The story's text stands on the publisher's own page: the reader's browser finds it there."""


class Passage(models.Model):
    """Words of a story, as they were selected and as they are now."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.PROTECT, related_name="+")
    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="+")
    comment = models.OneToOneField("comments.Comment", models.PROTECT, null=True, related_name="+")
    """What is said there; None for a question of the newsroom."""

    exact = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    now = models.JSONField()
    """The selector of the words that stand there now: those five, after the latest edit."""
    standing = models.CharField(max_length=6, choices=Standing.choices)
    confidence = models.FloatField()


class Question(models.Model):
    """What the newsroom asks its readers at a passage."""

    passage = models.OneToOneField(Passage, models.PROTECT, related_name="question")
    text = models.CharField(max_length=500)
    name = models.CharField(max_length=60)
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
