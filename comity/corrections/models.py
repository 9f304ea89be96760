"""The corrections' rows."""

from django.db import models


class Correction(models.Model):
    """One attribute of one text: what the scorer gave, and what a moderator suggests."""

    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    attribute = models.CharField(max_length=20)
    given = models.FloatField(null=True)
    """Null where the scorer gave none, because it could not judge the text."""
    suggested = models.FloatField()
    language = models.CharField(max_length=10)
    model = models.CharField(max_length=40)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["publication", "attribute"], name="corrections_to_fit")]
