"""Texts that are no prose: bounded, and free of what no database takes."""

from typing import Annotated

from pydantic import StringConstraints, WithJsonSchema

from comity.publications import orders

Address = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00-\x20\x7f]*$")]
"""A web address as a browser shows it."""

Order = Annotated[
    str,
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^({orders.PATTERN})?$",
        }
    ),
]
"""An order of comments. The schema says what there is; the view says no in its own words."""

IdempotencyKey = Annotated[
    str, WithJsonSchema({"type": "string", "pattern": "^[!-~]([ -~]{14,62})[!-~]$"})
]
"""New for each draft, the same for each retry. Checked by the action."""
