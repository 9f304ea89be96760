"""The readers' rows."""

from django.conf import settings
from django.db import models

from comity.ground.ids import uuid7


class Reader(models.Model):
    """Somebody who speaks in one publication."""

    class Kind(models.TextChoices):
        """How a reader came to be known."""

        GUEST = "guest"
        STAFF = "staff"
        IMPORTED = "imported"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=60)
    skeleton = models.CharField(max_length=200, db_index=True)
    badge = models.CharField(max_length=40, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    epoch = models.PositiveIntegerField(default=0)
    origin = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "origin"],
                condition=~models.Q(origin=""),
                name="one_reader_an_origin",
            ),
            models.UniqueConstraint(
                fields=["publication", "user"],
                condition=models.Q(user__isnull=False),
                name="one_reader_a_user",
            ),
        ]
