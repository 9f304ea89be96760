"""Reading a body: JSON as RFC 8259 has it, and no more of it than an answer could need."""

import json
from typing import Any, NoReturn, cast

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.types import DictStrAny

MOST = 256 * 1024
"""Bytes. The longest comment, each character escaped twice over, is half of this."""


class StrictParser(Parser):
    """JSON without NaN and Infinity, which Python reads and nobody else writes."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Return the body's value; raises ValueError or RecursionError where it is no JSON."""
        return cast(DictStrAny, json.loads(request.body, parse_constant=_no_number))


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def fits(request: HttpRequest) -> bool:
    """Say whether the body is of a size that is read at all."""
    declared: Any = request.META.get("CONTENT_LENGTH") or 0
    return int(declared) <= MOST and len(request.body) <= MOST
