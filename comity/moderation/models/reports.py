"""What readers and strangers point out."""

from django.db import models

from comity.ground.ids import uuid7
from comity.moderation.grounds import Ground


class Report(models.Model):
    """A reader's report, or a notice of illegal content by anybody (DSA, art. 16).

    A notice has no reader but a name and an address to answer to; its id is the key by which
    whoever sent it can look up what was decided. A report by a stranger has neither.
    """

    class Kind(models.TextChoices):
        """Who points it out, and with which right to an answer."""

        REPORT = "report"
        NOTICE = "notice"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    publication = models.ForeignKey("publications.Publication", models.PROTECT, related_name="+")
    comment = models.ForeignKey("comments.Comment", models.PROTECT, related_name="+")
    reader = models.ForeignKey("readers.Reader", models.PROTECT, null=True, related_name="+")
    ground = models.CharField(max_length=20, choices=Ground.choices)
    text = models.TextField(blank=True)
    law = models.CharField(max_length=300, blank=True)
    """What law it breaks, in the notifier's words."""
    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    made_at = models.DateTimeField()
    decision = models.ForeignKey(
        "moderation.Decision", models.PROTECT, null=True, related_name="reports"
    )
    """What answered it. None: it waits."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "reader"],
                condition=models.Q(reader__isnull=False),
                name="one_report_a_reader",
            )
        ]
        indexes = [models.Index(fields=["publication", "-made_at"], name="reports_by_date")]
