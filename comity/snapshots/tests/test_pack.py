"""One page in every coding, and in one block of bytes."""

import gzip

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from comity.snapshots.pack import HEAD_BYTES, DamagedError, dump, load, pack, version_of


@given(st.binary())
def test_every_coding_holds_the_same_page(body: bytes) -> None:
    stored = pack(body, 1)
    assert stored.identity == body
    assert gzip.decompress(stored.gzip) == body
    assert brotli.decompress(stored.br) == body
    assert zstandard.ZstdDecompressor().decompress(stored.zstd) == body


def test_the_etag_tells_versions_and_contents_apart() -> None:
    tags = {pack(b"a", 1).etag, pack(b"a", 2).etag, pack(b"b", 1).etag}
    assert len(tags) == 3
    assert pack(b"a", 1).etag == pack(b"a", 1).etag


def test_the_same_page_is_packed_to_the_same_bytes() -> None:
    assert dump(pack(b"page" * 99, 7)) == dump(pack(b"page" * 99, 7))


@given(st.binary(), st.integers(0, 2**63 - 1), st.booleans())
def test_a_block_gives_back_what_went_in(body: bytes, version: int, settled: bool) -> None:
    block = dump(pack(body, version, "text/html", language="ar", settled=settled))
    read = load(block)
    assert dump(read) == block
    assert (read.version, read.language, read.settled) == (version, "ar", settled)
    assert version_of(block[:HEAD_BYTES]) == version


@given(st.data())
def test_a_block_that_was_cut_or_altered_is_noticed(data: st.DataObject) -> None:
    block = dump(pack(b"a page of a discussion", 7))
    place = data.draw(st.integers(0, len(block) - 1))
    with pytest.raises(DamagedError):
        load(block[:place])
    with pytest.raises(DamagedError):
        load(block[:place] + bytes([block[place] ^ 1]) + block[place + 1 :])


@pytest.mark.parametrize("head", [b"", b"CPG1", b"x" * HEAD_BYTES])
def test_what_is_no_page_has_no_version(head: bytes) -> None:
    assert version_of(head) is None
