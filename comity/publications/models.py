"""The publications' rows."""

from django.db import models


class Publication(models.Model):
    """A news publication. Its key is in every address and on every row that it owns."""

    key = models.SlugField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    tagline = models.CharField(max_length=200, blank=True)
    locale = models.CharField(max_length=10, default="en")
    accent = models.CharField(max_length=7, default="#1d4ed8")
    home = models.URLField(max_length=500, blank=True)
    origins = models.JSONField(default=list)
    settings = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)


class ApiKey(models.Model):
    """A key with which the publisher's own machines speak; only its hash is kept."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="api_keys")
    label = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)
