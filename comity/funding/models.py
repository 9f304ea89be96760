"""The rows of funding. The lines of the ledger themselves are entries of the journal."""

from django.db import models

from comity.ground.ids import uuid7


class Goal(models.Model):
    """What a publication wants to raise in a month or by a campaign. Amounts: minor units."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.PROTECT, related_name="+")
    month = models.CharField(max_length=7, blank=True)
    """`2025-03`; empty for a campaign."""
    name = models.CharField(max_length=80, blank=True)
    """A campaign's; a month is named in the reader's language."""
    begins = models.DateField()
    ends = models.DateField(null=True)
    """The last day that counts; null for a campaign that stays open."""
    currency = models.CharField(max_length=3)
    wanted = models.BigIntegerField()
    marks = models.JSONField(default=list)
    text = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=2000, blank=True)
    label = models.CharField(max_length=40, blank=True)
    renews = models.BooleanField(default=False)
    """Whether the next month has the same goal, unless it is given one of its own."""
    closed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "month"],
                condition=~models.Q(month=""),
                name="one_goal_a_month",
            )
        ]
        indexes = [models.Index(fields=["publication", "-begins"], name="goals_by_date")]


class Contribution(models.Model):
    """One payment as it stands. Known by its source and the reference that the source gave."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.PROTECT, related_name="+")
    source = models.CharField(max_length=10)
    reference = models.CharField(max_length=200)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, related_name="contributions")
    currency = models.CharField(max_length=3)
    paid = models.BigIntegerField(null=True)
    """Null while only a refund or a dispute has told of the payment."""
    paid_at = models.DateTimeField(null=True)
    taken_off = models.BigIntegerField(default=0)
    """What refunds and disputes take off, at most what was paid."""
    name = models.CharField(max_length=60, blank=True)
    """Only where the contributor asked to be named."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "source", "reference"], name="one_contribution_a_payment"
            )
        ]
        indexes = [models.Index(fields=["goal", "-paid_at"], name="contributions_of_goal")]


class Deduction(models.Model):
    """A refund or a dispute of a payment, as its source told of it last."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="deductions")
    kind = models.CharField(max_length=8)
    reference = models.CharField(max_length=200)
    amount = models.BigIntegerField()
    standing = models.BooleanField()
    """False for a refund that failed, and a dispute that the publication won."""
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "kind", "reference"], name="one_deduction_a_reference"
            )
        ]


class HookSecret(models.Model):
    """A secret of the signed webhook. It is derived, never kept: `funding.signature`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    label = models.CharField(max_length=80)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)
