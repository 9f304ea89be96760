"""What the tests of the pages rely on."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _speaking_english() -> Iterator[None]:
    """Leave the language of a page behind: Django's middleware sets it for the whole thread."""
    with translation.override("en"):
        yield
