"""A reader asks for a page and gets it."""

import gzip

import brotli
import pytest
import zstandard

from comity.readlane.tests.conftest import Client, Newsroom
from comity.snapshots.keys import PageKey
from comity.snapshots.pack import pack

PAGE = "/read/harbour-post/flood/best/1"
KEY = PageKey("harbour-post", "flood", "best", 1, "", "fragment")


async def test_it_sends_the_page(client: Client, newsroom: Newsroom) -> None:
    answer = await client.ask(PAGE)
    assert answer.status == 200
    assert answer.body == newsroom.page(KEY)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.headers["content-language"] == "en"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["vary"] == "Accept-Encoding"


async def test_it_renders_a_page_once(client: Client, newsroom: Newsroom) -> None:
    for _ in range(3):
        await client.ask(PAGE)
    assert newsroom.rendered == [KEY]


async def test_it_sends_the_new_page_as_soon_as_it_is_kept(
    client: Client, newsroom: Newsroom
) -> None:
    old = await client.ask(PAGE)
    newsroom.store.put(KEY, pack(b"new", 42))
    new = await client.ask(PAGE)
    assert new.body == b"new"
    assert new.headers["etag"] != old.headers["etag"]


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("br", "br"), ("gzip", "gzip"), ("zstd", "zstd"), ("gzip, deflate, br, zstd", "br")],
)
async def test_it_sends_the_coding_that_is_asked_for(
    client: Client, newsroom: Newsroom, accepted: str, coding: str
) -> None:
    answer = await client.ask(PAGE, accept_encoding=accepted)
    read = {
        "br": brotli.decompress,
        "gzip": gzip.decompress,
        "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
    }[coding]
    assert answer.headers["content-encoding"] == coding
    assert read(answer.body) == newsroom.page(KEY)
    assert len(answer.body) < len(newsroom.page(KEY)) / 4


async def test_each_coding_has_its_own_strong_etag(client: Client) -> None:
    codings = ("br", "gzip", "zstd", "identity")
    tags = [(await client.ask(PAGE, accept_encoding=c)).headers["etag"] for c in codings]
    assert len(set(tags)) == 4
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)


async def test_a_coding_that_nothing_satisfies_is_refused(client: Client) -> None:
    answer = await client.ask(PAGE, accept_encoding="identity;q=0, *;q=0")
    assert answer.status == 406
    assert b"not_acceptable" in answer.body


async def test_it_does_not_send_a_page_that_the_browser_has(client: Client) -> None:
    first = await client.ask(PAGE, accept_encoding="br")
    again = await client.ask(PAGE, accept_encoding="br", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    for name in ("etag", "cache-control", "vary", "access-control-allow-origin"):
        assert again.headers[name] == first.headers[name]
    assert "content-encoding" not in again.headers


async def test_it_sends_the_page_to_who_has_another_coding_of_it(client: Client) -> None:
    first = await client.ask(PAGE, accept_encoding="br")
    other = await client.ask(PAGE, accept_encoding="gzip", if_none_match=first.headers["etag"])
    assert other.status == 200


async def test_head_says_the_same_without_the_page(client: Client) -> None:
    get = await client.ask(PAGE)
    head = await client.ask(PAGE, "HEAD")
    assert head.body == b""
    assert head.status == 200
    assert head.headers == get.headers


async def test_every_origin_may_read_a_fragment(client: Client) -> None:
    answer = await client.ask(PAGE, origin="https://news.example")
    assert answer.headers["access-control-allow-origin"] == "*"


async def test_it_answers_a_preflight(client: Client, newsroom: Newsroom) -> None:
    answer = await client.ask(PAGE, "OPTIONS", access_control_request_method="GET")
    assert answer.status == 204
    assert "GET" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert newsroom.rendered == []


async def test_a_story_page_carries_the_security_headers(client: Client) -> None:
    answer = await client.ask("/stories/flood/")
    assert answer.status == 200
    assert answer.headers["content-security-policy"] == "default-src 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers


async def test_a_browser_asks_each_time_and_a_cdn_answers_the_crowd(client: Client) -> None:
    answer = await client.ask(PAGE)
    assert "max-age=0" in answer.headers["cache-control"]
    assert "s-maxage=1," in answer.headers["cache-control"]
    assert "stale-while-revalidate" not in answer.headers["cache-control"]
    assert "stale-while-revalidate=5" in answer.headers["cdn-cache-control"]


async def test_a_settled_page_may_stand_for_longer(client: Client, newsroom: Newsroom) -> None:
    newsroom.settled = True
    answer = await client.ask(PAGE)
    assert "max-age=0, s-maxage=10" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    ("path", "order", "page"),
    [
        ("/read/harbour-post/flood/best/0", "best", 1),
        ("/read/harbour-post/flood/thread-7/0", "thread-7", 1),
        ("/read/harbour-post/flood/newest/0", "newest", 0),
        ("/stories/flood/", "", 0),
        ("/stories/flood/oldest/2/", "oldest", 2),
    ],
)
async def test_each_address_means_one_page(
    client: Client, newsroom: Newsroom, path: str, order: str, page: int
) -> None:
    assert (await client.ask(path)).status == 200
    assert [(key.order, key.page) for key in newsroom.rendered] == [(order, page)]


@pytest.mark.parametrize(
    ("lang", "locale"),
    [("ar", "ar"), ("AR", "ar"), ("ar-EG", "ar"), ("pt-br", "pt-BR"), ("xx", ""), ("../x", "")],
)
async def test_it_asks_for_the_language_that_is_known(
    client: Client, newsroom: Newsroom, lang: str, locale: str
) -> None:
    await client.ask(f"{PAGE}?utm_source=x&lang={lang}")
    assert [key.locale for key in newsroom.rendered] == [locale]
