"""Finding the story that stands at an address."""

import json
from collections.abc import Callable
from urllib.parse import quote

from comity.ground.asgi import Message
from comity.readlane.finder import Find, Finder, Found

ADDRESS = "https://paper.example/2026/bridge?p=1&q=ü"


async def _ask(finder: Finder, path: str, query: str, method: str = "GET") -> tuple[int, bytes]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode()}
    await finder(scope, None, send)  # type: ignore[arg-type]
    return sent[0]["status"], sent[1].get("body", b"")


def _counted(answer: Found | None) -> tuple[Find, Callable[[], list[tuple[str, str]]]]:
    asked: list[tuple[str, str]] = []

    def find(publication: str, address: str) -> Found | None:
        asked.append((publication, address))
        return answer

    return find, lambda: asked


async def test_a_known_address_is_looked_up_once() -> None:
    find, asked = _counted(Found("bridge", "best"))
    finder = Finder(find)
    for _time in range(3):
        status, body = await _ask(finder, "/read/courier/", f"address={quote(ADDRESS, safe='')}")
        assert (status, json.loads(body)) == (200, {"slug": "bridge", "order": "best"})
    assert asked() == [("courier", ADDRESS)]
    finder.close()


async def test_an_unknown_address_may_be_known_a_moment_later() -> None:
    find, asked = _counted(None)
    finder = Finder(find)
    for _time in range(2):
        status, _body = await _ask(finder, "/read/courier/", "address=https://paper.example/new")
        assert status == 204
    assert len(asked()) == 2
    finder.close()


async def test_a_database_that_is_down_is_said_and_asked_again() -> None:
    def find(publication: str, address: str) -> Found | None:
        raise ConnectionError("gone")

    finder = Finder(find)
    for _time in range(2):
        status, body = await _ask(finder, "/read/courier/", "address=https://paper.example/new")
        assert (status, json.loads(body)["code"]) == (503, "busy")
    finder.close()


async def test_it_only_reads() -> None:
    finder = Finder(_counted(None)[0])
    assert (await _ask(finder, "/read/courier/", "", "POST"))[0] == 405
    finder.close()


async def test_a_broken_question_is_no_story() -> None:
    finder = Finder(_counted(None)[0])
    for query in ("", "address=", "address=%ff%00", "address=" + "x" * 100_000, "a=1&" * 70):
        assert (await _ask(finder, "/read/courier/", query))[0] == 204
    finder.close()
