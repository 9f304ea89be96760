"""The journal's rows."""

from django.db import models
from django.db.models.functions import Now

from comity.journal.horizon import CurrentTransaction


class Entry(models.Model):
    """One thing that happened. Followers read in the order of (tx, id)."""

    id = models.BigAutoField(primary_key=True)
    tx = models.BigIntegerField(db_default=CurrentTransaction(), editable=False)
    at = models.DateTimeField(db_default=Now(), editable=False)
    publication = models.CharField(max_length=40)
    story = models.UUIDField(null=True)
    version = models.PositiveBigIntegerField(null=True)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    words = models.JSONField(null=True)
    """What somebody wrote or is called, and a salt (`journal.words`); `data` commits to it. None:
    there is none, or it was erased."""

    class Meta:
        indexes = [
            models.Index(
                fields=["subject"],
                name="journal_words",
                condition=models.Q(words__isnull=False),
            ),
            models.Index(fields=["tx", "id"], name="journal_in_order"),
            models.Index(fields=["story", "version"], name="journal_of_story"),
        ]


class Cursor(models.Model):
    """How far a follower has come: the last entry it has applied."""

    follower = models.CharField(max_length=40, primary_key=True)
    tx = models.BigIntegerField(default=0)
    entry = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(auto_now=True)


class Seal(models.Model):
    """One link of the audit chain: an entry, and the digest of it and all sealed before it."""

    number = models.BigAutoField(primary_key=True)
    tx = models.BigIntegerField()
    entry = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)
