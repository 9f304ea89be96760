"""Texts that are no prose: bounded, and free of what no database takes."""

from typing import Annotated

from pydantic import StringConstraints

Address = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00-\x20\x7f]*$")]
"""A web address as a browser shows it."""
