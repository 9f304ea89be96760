"""Writing an answer: JSON in UTF-8, as compact as it goes, points in time in RFC 3339."""

from typing import Any

import msgspec
from django.http import HttpRequest
from ninja.renderers import BaseRenderer


class CompactJson(BaseRenderer):
    """JSON by msgspec: several times faster than the standard library, and no escapes."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """Return `data`, of plain values, UUIDs and datetimes, as bytes."""
        return msgspec.json.encode(data)
