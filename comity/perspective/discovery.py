"""The API's description for Google's client libraries, which build their methods from it.

Source of the format: https://developers.google.com/discovery/v1/reference/apis.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse

DOCUMENT = Path(__file__).with_name("discovery.json")


def response(root: str) -> HttpResponse:
    """Return the description of the API at `root`, an address that ends in a slash."""
    described = {**_document(), "rootUrl": root, "baseUrl": root}
    return HttpResponse(json.dumps(described), content_type="application/json; charset=UTF-8")


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    return document
