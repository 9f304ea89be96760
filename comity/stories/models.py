"""The stories' rows."""

from django.db import models

from comity.ground.ids import uuid7


class Story(models.Model):
    """A news story and the counters of its discussion."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    publication = models.ForeignKey("publications.Publication", models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=100, unique=True, allow_unicode=False)
    address = models.CharField(max_length=2000, blank=True)
    headline = models.CharField(max_length=300)
    summary = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=10, blank=True)
    published_at = models.DateTimeField(null=True)
    credit = models.CharField(max_length=200, blank=True)
    credit_address = models.CharField(max_length=2000, blank=True)
    picture = models.CharField(max_length=2000, blank=True)
    picture_alt = models.CharField(max_length=500, blank=True)
    picture_caption = models.CharField(max_length=500, blank=True)
    picture_credit = models.CharField(max_length=200, blank=True)
    source = models.TextField(blank=True)
    html = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)

    version = models.PositiveBigIntegerField(default=0)
    numbers = models.PositiveIntegerField(default=0)
    roots = models.PositiveIntegerField(default=0)
    roots_shown = models.PositiveIntegerField(default=0)
    count = models.PositiveIntegerField(default=0)
    spoken_at = models.DateTimeField(null=True)
    annotated = models.BooleanField(default=False)
    """Whether something was ever said at a passage of its text."""
    pinned = models.PositiveIntegerField(null=True)
    """The number of the comment that the newsroom shows above all others."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "address"],
                condition=~models.Q(address=""),
                name="one_story_an_address",
            )
        ]
        indexes = [models.Index(fields=["publication", "-published_at"], name="stories_by_date")]
