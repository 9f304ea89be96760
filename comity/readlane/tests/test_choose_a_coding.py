"""Which coding a browser is sent, and whether it has the page already."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.readlane.conditions import has_it
from comity.readlane.encodings import choose


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        (None, "identity"),
        (b"", "identity"),
        (b"*", "br"),
        (b"gzip", "gzip"),
        (b"x-gzip", "gzip"),
        (b"GZIP;Q=1", "gzip"),
        (b"gzip, deflate, br, zstd", "br"),
        (b"gzip, deflate, zstd", "zstd"),
        (b"deflate", "identity"),
        (b"br;q=0.5, gzip;q=0.9", "gzip"),
        (b"br;q=0, gzip", "gzip"),
        (b"br;q=0.001", "br"),
        (b"identity, br;q=0.9", "identity"),
        (b"identity;q=0, *", "br"),
        (b"*;q=0.5, gzip;q=0.1", "br"),
        (b"identity;q=0", None),
        (b"*;q=0", None),
        (b"*;q=0, identity", "identity"),
        (b"br;q=high, gzip", "gzip"),
        (b"br;q=1.5", "identity"),
        (b"br;q=", "identity"),
        (b" br ; q=0.8 ,gzip;q=0.7", "br"),
        (b",,;q=1,=,;", "identity"),
    ],
)
def test_the_coding_is_chosen_by_weight(accepted: bytes | None, coding: str | None) -> None:
    assert choose(accepted) == coding


@given(st.binary(max_size=60))
def test_no_header_is_too_odd_to_be_answered(accepted: bytes) -> None:
    assert choose(accepted) in ("br", "zstd", "gzip", "identity", None)


@pytest.mark.parametrize(
    "known",
    [b'"1-a"', b'W/"1-a"', b"*", b" * ", b'"x", "1-a"', b'"x",W/"1-a", "y"', b'"a,b", "1-a"'],
)
def test_a_browser_that_names_the_page_has_it(known: bytes) -> None:
    assert has_it(known, b'"1-a"')


@pytest.mark.parametrize("known", [b"", b"1-a", b'"1-A"', b'"x"', b'"1-a', b'"x 1-a"', b'"1-a-br"'])
def test_a_browser_that_does_not_name_it_has_it_not(known: bytes) -> None:
    assert not has_it(known, b'"1-a"')
