"""The OpenAPI document of /api/v1, as it is served and as it is committed.

Source: OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.0.
"""

import json
from pathlib import Path
from typing import Any

from ninja import NinjaAPI

COMMITTED = Path(__file__).with_name("openapi.json")
PREFIX = "/api/v1/"

PROBLEM = {
    "title": "Problem",
    "description": "Why a request was not carried out (RFC 9457). Members may be added.",
    "type": "object",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string", "description": "What the status means, in English."},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "Stable, for machines; see docs/api.md."},
        "detail": {"type": "string", "description": "A sentence in the reader's language."},
        "findings": {
            "type": "array",
            "description": "With ask_again and refused: what the house rules found, and where.",
            "items": {"type": "object"},
        },
        "errors": {
            "type": "array",
            "description": "With invalid: which part of the request does not fit.",
            "items": {"type": "object"},
        },
    },
}
ANSWER = {
    "description": "A problem",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
LANGUAGE = {
    "in": "query",
    "name": "lang",
    "required": False,
    "description": "The language of sentences and of HTML; for sentences, else Accept-Language.",
    "schema": {"type": "string"},
}
SECURITY = {
    "readerToken": {
        "type": "http",
        "scheme": "bearer",
        "description": "The token in the answer to a guest's first act.",
    },
    "publisherKey": {
        "type": "http",
        "scheme": "bearer",
        "description": "An API key of the publication, for its machines.",
    },
}


def document(api: NinjaAPI) -> dict[str, Any]:
    """Return the document, with what is common to all operations said of each."""
    made: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX)))
    for operations in made["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = ANSWER
            operation.setdefault("parameters", []).append(LANGUAGE)
    components = made["components"]
    components["schemas"]["Problem"] = PROBLEM
    components["securitySchemes"] = SECURITY
    return made


def written(api: NinjaAPI) -> str:
    """Return the document as the text that is committed."""
    return json.dumps(document(api), indent=1, ensure_ascii=False) + "\n"
