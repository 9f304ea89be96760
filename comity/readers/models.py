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
        ACCOUNT = "account"
        SSO = "sso"
        ERASED = "erased"

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
    email = models.CharField(max_length=254, blank=True, db_index=True)
    """In lower case; never in a public answer."""
    email_proved_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=10, blank=True)
    named_at = models.DateTimeField(null=True)
    """When the name was last changed."""
    told_at = models.DateTimeField(null=True)
    """When the publisher signed what is known of its own reader; nothing older changes it."""
    works_here = models.BooleanField(default=False)
    """Whether the publisher's token says so; the desk is opened by an appointment alone."""
    claimed_by = models.UUIDField(null=True)
    """Which reader proved the e-mail address of this imported one, and has what they said."""
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
            models.UniqueConstraint(
                fields=["publication", "skeleton"],
                condition=models.Q(kind__in=["account", "sso"], works_here=False),
                name="one_reader_a_name",
            ),
        ]


class AccountEpoch(models.Model):
    """How often the browsers of an account were all signed out. It outlives the account's readers,
    and goes with the account."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    epoch = models.PositiveIntegerField(default=0)


class Session(models.Model):
    """Where a reader is known: one browser, or one app. A guest's is made when it is first used
    again, because most guests never come back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reader = models.ForeignKey(Reader, models.CASCADE, related_name="+")
    turn = models.PositiveIntegerField(default=0)
    """How often its refresh token was exchanged; the token of this turn is the one to come."""
    device = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField()
    used_at = models.DateTimeField(db_index=True)
    """When its tokens were last made."""
    ended_at = models.DateTimeField(null=True)


class FormerName(models.Model):
    """What a reader was called before. It is kept from others for a while."""

    reader = models.ForeignKey(Reader, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    skeleton = models.CharField(max_length=200, db_index=True)
    given_up_at = models.DateTimeField()


class SigningKey(models.Model):
    """A secret with which a publisher signs tokens for its own readers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    label = models.CharField(max_length=80, blank=True)
    sealed = models.TextField()
    """The secret, under the server's own (`readers.sso.sealing`)."""
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    """When a token signed with it last opened a session, to the hour."""
    retires_at = models.DateTimeField(null=True)


class Spent(models.Model):
    """Something that counts once: a publisher's token, a proof of work."""

    digest = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField(db_index=True)
    """When it would no longer count anyway, and need not be remembered."""


class Role(models.IntegerChoices):
    """What a member of staff may do; each may do what those before it may."""

    MODERATOR = 1
    EDITOR = 2
    ADMINISTRATOR = 3


class Appointment(models.Model):
    """A member of staff's role in a publication, or (None) in all."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    publication = models.ForeignKey(
        "publications.Publication", models.CASCADE, null=True, related_name="+"
    )
    role = models.PositiveSmallIntegerField(choices=Role.choices)
    sections = models.JSONField(default=list)
    """The sections that a moderator looks after; none: all."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "publication"], name="one_role_a_publication"),
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(publication=None),
                name="one_role_everywhere",
            ),
        ]


class Sanction(models.Model):
    """What binds a reader."""

    class Kind(models.TextChoices):
        """From the mildest to the strictest."""

        WARN = "warn"
        SLOW = "slow"
        SUSPEND = "suspend"
        BAN = "ban"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reader = models.ForeignKey(Reader, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    reason = models.CharField(max_length=500)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)


class Mute(models.Model):
    """A reader whom another one would rather not read: their comments are folded."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reader = models.ForeignKey(Reader, models.CASCADE, related_name="+")
    muted = models.ForeignKey(Reader, models.CASCADE, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "muted"], name="one_mute_a_reader"),
        ]


class Erasure(models.Model):
    """A reader's wish to be erased, after a day to think again."""

    class Manner(models.TextChoices):
        """What is to become of their public comments."""

        REMOVE = "remove"
        NAMELESS = "nameless"

    reader = models.OneToOneField(Reader, models.CASCADE, primary_key=True, related_name="+")
    manner = models.CharField(max_length=8, choices=Manner.choices)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    begun_at = models.DateTimeField(null=True)
    """From when on there is no way back."""
    done_at = models.DateTimeField(null=True)


class Copy(models.Model):
    """A copy of everything that is kept of a reader, on its way or ready."""

    reader = models.OneToOneField(Reader, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(db_index=True)
    made_at = models.DateTimeField(null=True)
    size = models.PositiveIntegerField(default=0)
    packed = models.BinaryField(null=True)
