"""`comity manage openapi`: writes down the API's schema, to be committed."""

from typing import Any

from django.core.management.base import BaseCommand

from comity.api import schema
from comity.api.v1 import api


class Command(BaseCommand):
    """Writes comity/api/openapi.json anew."""

    help = "Write the OpenAPI document of /api/v1 to the file that is committed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the document, and say where it stands."""
        schema.COMMITTED.write_text(schema.written(api), encoding="utf-8")
        self.stdout.write(f"{schema.COMMITTED} written.")
