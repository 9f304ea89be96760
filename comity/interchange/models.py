"""What only the way in and out has to remember."""

from django.db import models


class Arrival(models.Model):
    """A story under the name that it had elsewhere: found again by it, and redirected from it."""

    publication = models.ForeignKey("publications.Publication", models.CASCADE, related_name="+")
    story = models.ForeignKey("stories.Story", models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    """SHA-256 of the name, which may be longer than an index takes."""
    name = models.TextField()
    """An old address, or `<format>:<the archive's id> <address>`."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "digest"], name="one_story_an_old_name"),
        ]


class Account(models.Model):
    """What an archive told of a reader and no other room has a place for. Never shown."""

    reader = models.OneToOneField("readers.Reader", models.CASCADE, related_name="+")
    email = models.CharField(max_length=254, blank=True)
    website = models.CharField(max_length=500, blank=True)
    role = models.CharField(max_length=10)
    joined_at = models.DateTimeField(null=True)
