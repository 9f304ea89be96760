"""The rows of accounts that django-allauth does not keep."""

from django.conf import settings
from django.db import models

from comity.ground.ids import uuid7


class Proof(models.Model):
    """A question sent to an address: are you the one who wants to sign in here?

    With a `person`: are you that one, and shall this be your address from now on?
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.CharField(max_length=254)
    digest = models.CharField(max_length=64)
    """Of the code, under the server's key: whoever reads this row does not know it."""
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True)
