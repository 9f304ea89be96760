"""The scorers that the tests of this room share: loading one takes a fifth of a second."""

import pytest

from comity.toxicity import Scorer


@pytest.fixture(scope="session")
def scorer() -> Scorer:
    """The better tier that is installed."""
    return Scorer()


@pytest.fixture(scope="session")
def light() -> Scorer:
    """The light tier, as the base install has it."""
    return Scorer(light=True)
