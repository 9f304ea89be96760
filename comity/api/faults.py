"""What is wrong with a request that does not fit its schema, in sentences.

In come the errors of pydantic (https://docs.pydantic.dev/latest/errors/validation_errors/);
their own words are English and speak of Python.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from comity.ground.refusal import marked as _

Translate = Callable[[str], str]

SENTENCES = {
    "missing": _("%(name)s is missing."),
    "string_type": _("%(name)s must be a text."),
    "string_too_long": _("%(name)s may have %(max_length)s characters at most."),
    "string_unicode": _("%(name)s holds half a character."),
    "string_pattern_mismatch": _("%(name)s holds a character that has no place there."),
    "int_type": _("%(name)s must be a whole number."),
    "int_parsing": _("%(name)s must be a whole number."),
    "int_parsing_size": _("%(name)s is too great a number."),
    "int_from_float": _("%(name)s must be a whole number."),
    "finite_number": _("%(name)s is too great a number."),
    "bool_type": _("%(name)s must be true or false."),
    "bool_parsing": _("%(name)s must be true or false."),
    "literal_error": _("%(name)s must be one of %(expected)s."),
    "uuid_type": _("%(name)s must be an id (a UUID)."),
    "uuid_parsing": _("%(name)s must be an id (a UUID)."),
    "too_long": _("%(name)s may hold %(max_length)s values at most."),
}
OTHERWISE = _("%(name)s cannot be used as it is.")
THE_BODY = _("The body")


def told(errors: Sequence[Mapping[str, Any]], translate: Translate) -> list[dict[str, str]]:
    """Return for each error its part of the request, its name there, and a sentence."""
    return [_one(error, translate) for error in errors]


def _one(error: Mapping[str, Any], translate: Translate) -> dict[str, str]:
    # Which of several values it is, a number, is no part of the field's name.
    place, *path = (part for part in error["loc"] if isinstance(part, str))
    # The first step inside a body is the name of the function's parameter, which is no-one's.
    path = path[1:] if place == "body" else path
    name = ".".join(path) or translate(THE_BODY)
    sentence = translate(SENTENCES.get(error["type"], OTHERWISE))
    params = {"expected": "", "max_length": "", **error.get("ctx", {}), "name": name}
    return {"in": place, "name": ".".join(path), "detail": sentence % params}
