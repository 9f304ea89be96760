"""What makes a moderator's work lighter: notes on readers, replies kept for another time."""

from django.db import models


class Note(models.Model):
    """What staff want each other to know of a reader. Readers never see it."""

    reader = models.ForeignKey("readers.Reader", models.CASCADE, related_name="+")
    text = models.CharField(max_length=2000)
    by_name = models.CharField(max_length=150)
    made_at = models.DateTimeField()


class SavedReply(models.Model):
    """An explanation that is needed often."""

    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    title = models.CharField(max_length=80)
    text = models.CharField(max_length=2000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "title"], name="one_reply_a_title")
        ]
