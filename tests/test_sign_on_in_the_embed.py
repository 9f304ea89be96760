"""A foreign page hands the embed a token of its own reader, in a real browser."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.axe import faults
from tests.foreign import site
from tests.publisher import claims, signed
from tests.server import Server, serving

pytestmark = pytest.mark.browser

FOUND = """
from comity.ground import writelane
from comity.publications.actions import found
settings = dict(rules=dict(repeated_by_many=0))
writelane.run(found("The Courier", key="courier", origins=["{origin}"], settings=settings))
"""


@dataclass
class Newspaper:
    """The Courier's own site: who is signed in there, and what its pages give the embed."""

    comity: Server
    origin: str = ""
    secret: str = ""
    token: str | None = None

    def sign(self, user: dict[str, Any], **more: Any) -> str:
        """Return a token for a reader."""
        return signed(claims(user, **more), self.secret)

    def attributes(self, _path: str) -> str:
        """Return what stands in the element on the pages that are served now."""
        return "" if self.token is None else f' token="{self.token}"'


@dataclass
class Visit:
    """A reader's visit to a story of the newspaper."""

    page: Page
    paper: Newspaper
    reader: dict[str, Any]
    path: str = field(default_factory=lambda: f"/{secrets.token_hex(4)}")
    exchanged: list[int] = field(default_factory=list)
    """The HTTP status of each exchange of a token."""
    broken: list[str] = field(default_factory=list)

    @property
    def composer(self) -> Locator:
        """The story's own composer."""
        return self.page.locator(".discussion > .composer")

    def go(self) -> None:
        """Open the story, or open it again."""
        self.page.goto(f"{self.paper.origin}{self.path}")

    def touch(self) -> None:
        """Open the composer."""
        self.composer.locator("textarea").click()

    def posts(self, text: str) -> None:
        """Write, and post, and wait until it stands there.

        Only once the composer says whose words it takes does its button stand where it stays.
        """
        self.touch()
        self.is_known()
        self.composer.locator("textarea").fill(text)
        self.composer.locator(".post").click()
        self.stands(text)

    def stands(self, text: str) -> None:
        """Expect that what they posted stands there."""
        expect(self.page.locator(".found > .comment .text")).to_have_text(text)

    def is_known(self) -> None:
        """Expect that the composer asks for no name, and says whose it takes."""
        expect(self.composer.locator(".as")).to_contain_text(self.reader["username"])
        expect(self.composer.locator("[name=name]")).to_be_hidden()


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    """Run Comity and the newspaper's site, which shares a secret with it."""
    with serving(tmp_path_factory.mktemp("comity")) as server:
        paper = Newspaper(server)
        with site(server.address, paper.attributes) as paper.origin:
            server.comity("manage", "shell", "-c", FOUND.format(origin=paper.origin))
            paper.secret = server.comity("sso", "cut", "courier", "--label", "website").strip()
            yield paper


@pytest.fixture
def visit(chromium: Browser, paper: Newspaper) -> Visit:
    """Return a visit by somebody whom the site has signed in."""
    visit = Visit(chromium.new_context().new_page(), paper, somebody("Greta"))
    paper.token = paper.sign(visit.reader)

    def note(status: int, url: str, method: str) -> None:
        if method == "POST" and url.partition("?")[0].endswith("/courier/session"):
            visit.exchanged.append(status)

    visit.page.on("response", lambda got: note(got.status, got.url, got.request.method))
    visit.page.on("pageerror", lambda error: visit.broken.append(str(error)))
    return visit


def somebody(name: str) -> dict[str, Any]:
    """Return a reader of the site whom Comity has not seen."""
    known = secrets.token_hex(4)
    return {"id": known, "email": f"{name}.{known}@Example.org", "username": f"{name} {known}"}


def readers(paper: Newspaper) -> dict[str, str]:
    """Return the e-mail addresses of the publisher's readers, by their names."""
    with closing(sqlite3.connect(paper.comity.data / "comity.sqlite3")) as rows:
        found = rows.execute("SELECT name, email FROM readers_reader WHERE kind = 'sso'")
        return dict(found.fetchall())


def test_a_reader_of_the_site_posts_under_their_name_without_typing_one(visit: Visit) -> None:
    visit.go()
    expect(visit.page.locator(".empty")).to_be_visible()
    assert visit.exchanged == [], "who only reads asks for no session"
    visit.posts("A seal, at last!")
    name = visit.reader["username"]
    expect(visit.page.locator(".found .name")).to_have_text(name)
    assert visit.exchanged == [200]
    assert readers(visit.paper)[name] == visit.reader["email"].lower()
    assert visit.page.context.cookies() == []
    assert visit.broken == []


def test_the_composer_says_as_whom_they_write(visit: Visit) -> None:
    visit.go()
    visit.touch()
    visit.is_known()
    assert faults(visit.page) == []


def test_who_is_quicker_than_the_script_is_asked_for_no_name(visit: Visit) -> None:
    held: list[Route] = []
    visit.page.route("**/write.js*", lambda route: held.append(route))
    visit.go()
    visit.touch()
    visit.composer.locator("textarea").fill("Quick words on a slow line.")
    visit.composer.locator(".post").click()
    held[0].continue_()
    visit.stands("Quick words on a slow line.")
    expect(visit.page.locator(".found .name")).to_have_text(visit.reader["username"])


def test_whom_the_site_does_not_know_is_asked_for_a_name(visit: Visit) -> None:
    visit.paper.token = None
    visit.go()
    visit.touch()
    visit.composer.locator("textarea").fill("Words of nobody.")
    visit.composer.locator(".post").click()
    name = visit.composer.locator("[name=name]")
    expect(name).to_be_focused()
    assert not name.evaluate("field => field.validity.valid")
    name.fill("A passer-by")
    visit.composer.locator(".post").click()
    visit.stands("Words of nobody.")


def test_another_token_of_the_same_reader_opens_no_other_session(visit: Visit) -> None:
    visit.go()
    visit.posts("First.")
    for _time in range(2):
        visit.paper.token = visit.paper.sign(visit.reader)
        visit.go()
        visit.touch()
        visit.is_known()
        expect(visit.page.locator("[data-act=withdraw]")).to_have_count(1)
    assert visit.exchanged == [200]


def test_a_token_that_says_something_new_does(visit: Visit) -> None:
    visit.go()
    visit.posts("This bridge is old.")
    visit.paper.token = visit.paper.sign({**visit.reader, "badges": ["Subscriber"]})
    visit.go()
    visit.posts("And the ferry is late.")
    expect(visit.page.locator(".found .badge")).to_have_text("Subscriber")
    assert visit.exchanged == [200, 200]


def test_signing_out_of_the_site_is_signing_out_here(visit: Visit) -> None:
    visit.go()
    visit.posts("Mine.")
    visit.paper.token = None
    with visit.page.expect_response(lambda got: got.request.method == "DELETE") as ended:
        visit.go()
    assert ended.value.status == 204
    visit.touch()
    expect(visit.composer.locator("[name=name]")).to_be_visible()
    expect(visit.page.locator("[data-act=withdraw]:not([hidden])")).to_have_count(0)


def test_another_reader_at_the_same_browser_is_another_reader(visit: Visit) -> None:
    visit.go()
    visit.posts("I am Greta.")
    visit.reader = somebody("Ada")
    visit.paper.token = visit.paper.sign(visit.reader)
    visit.go()
    visit.posts("And I am Ada.")
    expect(visit.page.locator(".found .name")).to_have_text(visit.reader["username"])


def test_a_page_that_signs_in_without_being_loaded_anew_sets_the_attribute(visit: Visit) -> None:
    visit.paper.token = None
    visit.go()
    visit.touch()
    expect(visit.composer.locator("[name=name]")).to_be_visible()
    visit.page.locator("comity-discussion").evaluate(
        "(element, token) => element.setAttribute('token', token)", visit.paper.sign(visit.reader)
    )
    visit.is_known()
    visit.page.locator("comity-discussion").evaluate("element => element.removeAttribute('token')")
    expect(visit.composer.locator("[name=name]")).to_be_visible()


def test_a_spent_token_is_exchanged_for_a_fresh_one_where_the_page_gives_any(visit: Visit) -> None:
    visit.go()
    visit.posts("First.")
    visit.page.evaluate("localStorage.clear()")
    visit.page.expose_function("signAgain", lambda: visit.paper.sign(visit.reader))
    visit.go()
    visit.page.locator("comity-discussion").evaluate(
        "element => { element.freshToken = () => window.signAgain() }"
    )
    visit.posts("And the ferry is late.")
    expect(visit.page.locator(".found .name")).to_have_text(visit.reader["username"])
    assert visit.exchanged == [200, 401, 200]


@pytest.mark.parametrize("harm", ["expired", "forged"])
def test_a_token_that_is_none_posts_nothing_and_the_text_stays(visit: Visit, harm: str) -> None:
    now = claims()["iat"]
    visit.paper.token = {
        "expired": visit.paper.sign(visit.reader, iat=now - 7200, exp=now - 3600),
        "forged": signed(claims(visit.reader), "x" * 64),
    }[harm]
    visit.go()
    visit.touch()
    visit.composer.locator("textarea").fill("My words.")
    expect(visit.composer.locator("[name=name]")).to_be_hidden()
    visit.composer.locator(".post").click()
    said = {"expired": "This sign-in has run out.", "forged": "was not signed by a key"}[harm]
    expect(visit.composer.locator(".problem")).to_contain_text(said)
    expect(visit.composer.locator("textarea")).to_have_value("My words.")
    expect(visit.page.locator(".branch")).to_have_count(0)
