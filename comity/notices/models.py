"""The notices' rows."""

from django.db import models

from comity.ground.ids import uuid7
from comity.notices.kinds import About, Followed, Rhythm


class Follow(models.Model):
    """That a reader follows something."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    reader = models.ForeignKey("readers.Reader", models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Followed.choices)
    subject = models.UUIDField()
    made_at = models.DateTimeField()
    tx = models.BigIntegerField(default=0)
    entry = models.BigIntegerField(default=0)
    """Its place in the journal: what stands after it is told, by whatever clock it came."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "kind", "subject"], name="one_follow_a_subject"
            ),
        ]
        indexes = [models.Index(fields=["subject", "kind"], name="follows_of_subject")]


class Wishes(models.Model):
    """How a reader wants to be told; who has no row wants what stands here as default."""

    reader = models.OneToOneField(
        "readers.Reader", models.CASCADE, primary_key=True, related_name="+"
    )
    mail = models.CharField(max_length=6, choices=Rhythm.choices, default=Rhythm.ONCE)
    decisions = models.BooleanField(default=True)
    """Whether statements of reasons and answers to appeals come by mail, too."""


class Letter(models.Model):
    """One mail to one reader: what goes into it points here."""

    class Kind(models.TextChoices):
        """What it is for."""

        NEWS = "news"
        DECISION = "decision"
        PROOF = "proof"
        """It asks whether an address is the reader's: the first half of a double opt-in."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting"
        TAKEN = "taken"
        """A courier has it in hand since `next_at`, or was killed with it in hand."""
        SENT = "sent"
        DROPPED = "dropped"
        """There was nothing left to say, or nobody to say it to."""
        GIVEN_UP = "given up"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    """The Message-ID is made of it: the same, however often it has to be sent."""
    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    reader = models.ForeignKey("readers.Reader", models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    digest = models.CharField(max_length=64)
    """Of the address that it was made for (`silence.digest_of`): a bounce has to name that one."""
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    problem = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at"],
                name="letters_due",
                condition=models.Q(state__in=["waiting", "taken"]),
            ),
            models.Index(fields=["reader", "kind", "made_at"], name="letters_of_reader"),
        ]


class Notice(models.Model):
    """What one reader is told of one thing, once, however many entries of the journal tell of it.

    It is the bell's row and the outbox of mail and push in one.
    """

    class Mail(models.TextChoices):
        """Whether it goes by mail."""

        NONE = ""
        HELD = "held"
        """Until the reader has proved their address."""
        WAITING = "waiting"
        WRITTEN = "written"
        """It is in a letter."""

    class Push(models.TextChoices):
        """Whether it goes to the reader's browsers."""

        NONE = ""
        WAITING = "waiting"
        DONE = "done"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    reader = models.ForeignKey("readers.Reader", models.CASCADE, related_name="+", db_index=False)
    about = models.CharField(max_length=9, choices=About.choices)
    subject = models.UUIDField()
    why = models.CharField(max_length=8, choices=Followed.choices, blank=True)
    """What is followed; "" for what concerns the reader anyway."""
    story = models.UUIDField(null=True)
    at = models.DateTimeField()
    """When it happened."""
    seen_at = models.DateTimeField(null=True)
    """When the reader opened the bell on it."""
    mail = models.CharField(max_length=7, choices=Mail.choices, blank=True)
    due_at = models.DateTimeField(null=True)
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="notices")
    push = models.CharField(max_length=7, choices=Push.choices, blank=True)
    push_at = models.DateTimeField(null=True)
    push_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "about", "subject"], name="one_notice_a_thing"
            ),
        ]
        indexes = [
            models.Index(fields=["reader", "id"], name="notices_of_reader"),
            models.Index(
                fields=["reader"], name="notices_unseen", condition=models.Q(seen_at=None)
            ),
            models.Index(fields=["due_at"], name="notices_due", condition=models.Q(mail="waiting")),
            models.Index(
                fields=["push_at"], name="notices_to_push", condition=models.Q(push="waiting")
            ),
        ]


class Proof(models.Model):
    """That an address was asked whether it is a reader's; used once."""

    letter = models.OneToOneField(Letter, models.CASCADE, primary_key=True, related_name="proof")
    used_at = models.DateTimeField(null=True)


class Silence(models.Model):
    """An address that nothing is sent to, known by a keyed digest alone."""

    class Why(models.TextChoices):
        """What made it so."""

        BOUNCED = "bounced"
        COMPLAINED = "complained"
        ASKED = "asked"

    digest = models.CharField(max_length=64, primary_key=True)
    why = models.CharField(max_length=10, choices=Why.choices)
    at = models.DateTimeField()


class Browser(models.Model):
    """A browser that takes web push for a reader (the subscription of RFC 8030 and RFC 8291)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reader = models.ForeignKey("readers.Reader", models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    """SHA-256 of the endpoint, which may be longer than an index takes."""
    endpoint = models.CharField(max_length=2000)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=50)
    language = models.CharField(max_length=10, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "digest"], name="one_browser_a_reader"),
        ]
