"""A publication's colour can be read wherever it stands."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from comity.ground.contrast import contrast, legible
from comity.pages.accents import PAPERS

PART = some.integers(0, 255)


@given(some.tuples(PART, PART, PART), some.sampled_from(sorted(PAPERS.values())))
def test_any_colour_becomes_legible(
    colour: tuple[int, int, int], paper: tuple[int, int, int]
) -> None:
    assert contrast(legible(colour, paper), paper) >= 4.5


def test_a_colour_that_is_legible_stays_as_it_is() -> None:
    assert legible((0x1D, 0x4E, 0xD8), PAPERS["light"]) == (0x1D, 0x4E, 0xD8)


def test_contrast_is_as_wcag_defines_it() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((0x77, 0x77, 0x77), (255, 255, 255)) == pytest.approx(4.48, abs=0.005)


def test_the_sheet_may_be_kept_for_ever(client: Client) -> None:
    answer = client.get("/accents/8a3b12.css")
    assert answer.content.startswith(b":root{--comity-accent:light-dark(#8a3b12,#")
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.parametrize("colour", ["red", "12345", "8A3B12", "8a3b1g", "8a3b12-"])
def test_what_is_no_colour_has_no_sheet(client: Client, colour: str) -> None:
    assert client.get(f"/accents/{colour}.css").status_code == 404
