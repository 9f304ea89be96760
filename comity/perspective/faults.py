"""Perspective's own errors: their codes, types and messages, as its callers know them.

Source: https://developers.perspectiveapi.com, and the recorded answers in public test suites.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ERROR = "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"
ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo"


@dataclass(eq=False)
class FaultError(Exception):
    """What Perspective would answer in place of scores."""

    code: int
    status: str
    message: str
    details: tuple[Mapping[str, Any], ...] = ()
    wait: float = 0.0
    """Seconds after which to ask again; 0 where asking again changes nothing."""

    def body(self) -> dict[str, Any]:
        """Return the answer's JSON."""
        error = {"code": self.code, "message": self.message, "status": self.status}
        return {"error": {**error, "details": list(self.details)} if self.details else error}


def _refused(kind: str, message: str, **more: Any) -> FaultError:
    detail = {"@type": ERROR, "errorType": kind, **more}
    return FaultError(400, "INVALID_ARGUMENT", message, (detail,))


def invalid(message: str) -> FaultError:
    """A request that does not hold together."""
    return _refused("INVALID_REQUEST", message)


def not_json() -> FaultError:
    """A body that is no JSON, not even with bare keys."""
    return invalid("Invalid JSON payload received. Expected an object.")


def empty() -> FaultError:
    """No text."""
    return _refused("COMMENT_EMPTY", "Comment must be non-empty.")


def too_long() -> FaultError:
    """More text than Perspective takes."""
    return _refused("COMMENT_TOO_LONG", "Comment text too long.")


def late() -> FaultError:
    """A call that did not arrive whole in good time."""
    return FaultError(504, "DEADLINE_EXCEEDED", "The request did not arrive in time.")


def plain_text_only() -> FaultError:
    """A text of a type that is not read."""
    return invalid("Currently, only 'PLAIN_TEXT' comments are supported")


def nothing_requested() -> FaultError:
    """No attribute is asked for."""
    return _refused("NO_REQUESTED_ATTRIBUTES", "Missing requested_attributes")


def unknown_attribute(name: str) -> FaultError:
    """An attribute that Perspective never had."""
    return invalid(f"Unknown requested attribute: {name}")


def score_type(kind: str, name: str) -> FaultError:
    """A score that is no probability."""
    return invalid(f"Requested score type {kind} is not supported by attribute {name}")


def language(name: str, requested: Sequence[str], detected: Sequence[str]) -> FaultError:
    """An attribute that cannot be judged in this language, or not at all."""
    spoken = ",".join(requested or detected)
    return _refused(
        "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
        f"Attribute {name} does not support request languages: {spoken}",
        languageNotSupportedByAttributeError={
            "detectedLanguages": list(detected),
            "requestedLanguages": list(requested),
            "attribute": name,
        },
    )


def no_language() -> FaultError:
    """A text of no language at all."""
    return _refused("LANGUAGE_DETECTION_FAILED", "Unable to detect language")


def key_missing() -> FaultError:
    """A call by nobody."""
    return FaultError(
        403,
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). "
        "Please use API Key or other form of API consumer identity to call this API.",
    )


def key_unknown() -> FaultError:
    """A call by somebody who is not known here."""
    return FaultError(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        ({"@type": ERROR_INFO, "reason": "API_KEY_INVALID", "domain": "googleapis.com"},),
    )


def quota(rate: int, wait: float) -> FaultError:
    """More calls than this caller may make; `rate` is calls a second, `wait` seconds."""
    return FaultError(
        429,
        "RESOURCE_EXHAUSTED",
        f"Quota exceeded for quota metric 'Analysis requests (AnalyzeComment)': {rate} a second.",
        ({"@type": ERROR_INFO, "reason": "RATE_LIMIT_EXCEEDED", "domain": "googleapis.com"},),
        wait,
    )


def no_method() -> FaultError:
    """An address that names nothing."""
    return FaultError(404, "NOT_FOUND", "Method not found.")


def unavailable(wait: float = 30.0) -> FaultError:
    """The scorer cannot work: overloaded, or (the log and `comity doctor` say why) broken."""
    return FaultError(503, "UNAVAILABLE", "The service is currently unavailable.", wait=wait)


def internal() -> FaultError:
    """A fault of ours."""
    return FaultError(500, "INTERNAL", "Internal error encountered.")
