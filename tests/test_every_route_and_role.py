"""Every address of the URL map, asked for by every role: who gets in, and what they see there.

A route that is not listed here fails the test, so that nobody adds one without saying for whom.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponseBase
from django.test import Client

from comity.comments.queries import CommentView
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.moderation import actions
from comity.moderation.acts import Act
from comity.moderation.models import Simulation
from comity.moderation.queries.statements import secret, statements_of
from comity.moderation.words import Why
from comity.publications.actions import found
from comity.publications.rules import RESERVED
from comity.readers.roles import Role, appoint_staff
from tests.desk import Desk
from tests.routes import DESK, FOR, PARTS, ROUTES, SIGNED_IN, Route, beside_keys
from tests.world import World, make_world

SECRET = "Only for a moderator's eyes: the held words."


@dataclass
class House:
    """Two publications, a held comment in the first, and somebody signed in for each role."""

    desk: Desk
    held: CommentView
    clients: dict[str, Client]
    values: dict[str, str]

    def ask(
        self, route: Route, who: str, method: str = "GET", query: Mapping[str, str] | None = None
    ) -> HttpResponseBase:
        """Ask for a route of the first publication as somebody."""
        path = "/" + PARTS.sub(lambda part: self.values[part[1]], route.pattern)
        client = self.clients[who]
        return client.generic(
            method,
            path,
            QUERY_STRING=urlencode(query or {}),
            headers={"Sec-Fetch-Site": "same-origin"},
        )


def _signed_in(name: str, role: Role | None, publication: str) -> Client:
    user = get_user_model().objects.create(username=name, is_staff=True)
    if role is not None:
        appoint_staff(user.pk, role, publication)
    client = Client()
    client.force_login(user)
    return client


def _with_an_account() -> Client:
    """Return a reader who sends the cookie of their account as the desk's, too."""
    person = get_user_model().objects.create(username="reader:ada")
    client = Client()
    client.force_login(person, backend="comity.accounts.backends.Readers")
    client.cookies["comity-account"] = client.cookies["comity-session"].value
    return client


@pytest.fixture
def house(desk: Desk) -> House:
    """Return the two publications and those who knock at their doors."""
    make_world("gazette", "The Gazette")
    held = desk.held(SECRET)
    made = writelane.run(actions.simulate({}, by=desk.eve, wanted=1))
    assert Simulation.objects.filter(pk=made).exists()
    statement = statements_of(desk.world.alice.reader.id)[0]
    reader = Client(headers=desk.world.charlie.header)
    return House(
        desk,
        held,
        {
            "nobody": Client(),
            "reader": reader,
            "account": _with_an_account(),
            "no role": _signed_in("nora", None, ""),
            "of another publication": _signed_in("otto", Role.ADMINISTRATOR, "gazette"),
            "moderator": _signed_in("mona", Role.MODERATOR, "courier"),
            "editor": _signed_in("edda", Role.EDITOR, "courier"),
            "administrator": _signed_in("ada", Role.ADMINISTRATOR, "courier"),
        },
        {
            "publication": "courier",
            "queue": "held",
            "simulation_id": str(made),
            "slug": desk.world.story.slug,
            "key": "courier",
            "colour": "1d4ed8",
            "number": str(held.number),
            "comment_id": str(held.id),
            "statement_id": str(statement.id),
            "code": "code",
            "mute_id": str(uuid.uuid4()),
            "notice_id": str(uuid.uuid4()),
            "secret": "x" + secret(statement.id),
            "goal": "goal",
            "follow_id": str(uuid.uuid4()),
            "passkey": "1",
            "connection": "1",
            "origin": "https%3A%2F%2Fcourier.example",
        },
    )


ASKED = {
    "desk/<publication>/<queue>/": (
        *("story", "section", "reader", "rule", "score", "language", "age"),
        *("at", "after", "done", "lang"),
    ),
    "desk/<publication>/pulse/": ("at",),
    "desk/<publication>/rules/": ("story", "section"),
    "desk/<publication>/transparency/": ("year",),
    "desk/<publication>/transparency/report.json": ("year",),
    "desk/<publication>/transparency/report.csv": ("year",),
    "desk/<publication>/transparency/statements.json": ("year",),
}
"""What the desk's pages read of an address; a new name joins them."""

NONSENSE = (
    *("abc", "\x00", "1" + 30 * "0", "-1", "é", "a~b", "nan", "0000", "9999", "٠٠٠٠", "²"),
    str(uuid.UUID(int=0)),
    f"abc~{uuid.UUID(int=0)}",
    f"nan~{uuid.UUID(int=0)}",
    f"2026-01-01~{uuid.UUID(int=0)}",
    f"0001-01-01T00:00:00+14:00~{uuid.UUID(int=0)}",
)

RANKS = {"moderator": Role.MODERATOR, "editor": Role.EDITOR, "administrator": Role.ADMINISTRATOR}
OUTSIDE = ("nobody", "reader", "account", "no role", "of another publication")


def test_every_route_is_listed_with_whom_it_is_for() -> None:
    shapes = {route.shape for route in ROUTES}
    assert shapes - set(FOR) == set(), "say in FOR for whom these are"
    assert set(FOR) - shapes == set(), "these are listed and no longer there"


def test_no_publication_is_founded_where_another_page_stands() -> None:
    assert beside_keys() == RESERVED
    for key in RESERVED:
        with pytest.raises(Refusal, match="is the address of another page"):
            found("The Keys", key=key)


def test_every_view_of_a_publications_desk_passes_the_gate() -> None:
    for route in DESK:
        if "<publication>" in route.shape:
            assert getattr(route.view, "role", None) == route.wants, route.pattern


@pytest.mark.parametrize("who", OUTSIDE)
def test_whoever_has_no_role_here_gets_nowhere(house: House, who: str) -> None:
    for route in DESK:
        if not isinstance(route.wants, Role):
            continue
        for method in ("GET", "POST"):
            answer = house.ask(route, who, method)
            refused = answer.status_code in (403, 404, 405)
            to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/desk/sign-")
            assert refused or to_sign_in, (route.pattern, method, answer.status_code)
            assert SECRET not in _text(answer), route.pattern


@pytest.mark.parametrize("who", RANKS)
def test_each_role_gets_where_it_belongs_and_no_further(house: House, who: str) -> None:
    for route in DESK:
        if not isinstance(route.wants, Role):
            continue
        answer = house.ask(route, who)
        if RANKS[who] >= route.wants:
            assert answer.status_code in (200, 302, 405), (route.pattern, answer.status_code)
        else:
            assert answer.status_code in (403, 405), (route.pattern, answer.status_code)


def test_what_is_for_whoever_is_signed_in_is_for_nobody_else(house: House) -> None:
    for route in DESK:
        if route.wants == SIGNED_IN:
            answer = house.ask(route, "nobody")
            assert answer.status_code == 302, route.pattern
            assert answer["Location"].startswith("/desk/sign-in/"), route.pattern


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_an_address_is_no_fault_of_the_servers(house: House, value: str) -> None:
    for route in DESK:
        names = ASKED.get(route.shape, ("next",))
        queries = [{name: value} for name in names] + [dict.fromkeys(names, value)]
        if "after" in names:
            queries.append({"score": "0.5", "after": value})
        for query in queries:
            answer = house.ask(route, "administrator", query=query)  # it raises what would be 500
            assert answer.status_code < 500, (route.pattern, query)


@pytest.mark.parametrize("score", ["", "0.5"])
@pytest.mark.parametrize("value", ["abc", "abc~abc", f"abc~{uuid.UUID(int=0)}"])
def test_a_place_that_is_none_is_as_if_it_were_not_there(
    house: House, value: str, score: str
) -> None:
    (queue,) = (route for route in DESK if route.shape == "desk/<publication>/<queue>/")
    answer = house.ask(queue, "moderator", query={"after": value, "score": score})
    assert answer.status_code == 200
    assert ("Only for a moderator" in _text(answer)) == (not score)


def test_a_moderator_does_see_what_is_held(house: House) -> None:
    (queue,) = (route for route in DESK if route.shape == "desk/<publication>/<queue>/")
    assert "Only for a moderator" in _text(house.ask(queue, "moderator"))


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_else_reads_a_held_comment_anywhere(house: House, who: str) -> None:
    missing = {part for route in ROUTES for part in PARTS.findall(route.pattern)}
    assert missing <= set(house.values), f"no value for {missing - set(house.values)}"
    for route in ROUTES:
        if route.pattern.startswith("^"):
            continue
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            answer = house.ask(route, who, method)
            assert answer.status_code != 500, (route.pattern, method)
            assert "held words" not in _text(answer), (route.pattern, method)


def test_another_site_changes_nothing_even_with_the_cookie_and_the_token(house: House) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = house.clients["moderator"].cookies
    client.get("/desk/courier/held/")
    token = client.cookies["comity-csrf"].value
    sent = {"current": str(house.held.id), "act": "approve", "csrfmiddlewaretoken": token}
    for site in ("cross-site", "same-site"):
        answer = client.post("/desk/courier/decide/", sent, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 403
    without = {key: value for key, value in sent.items() if key != "csrfmiddlewaretoken"}
    own = {"Sec-Fetch-Site": "same-origin"}
    assert client.post("/desk/courier/decide/", without, headers=own).status_code == 403
    _still(house, "held")
    assert client.post("/desk/courier/decide/", sent, headers=own).status_code == 303
    _still(house, "published")


def test_no_page_may_frame_the_desk_or_keep_it(house: House) -> None:
    answer = house.clients["moderator"].get("/desk/courier/held/")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cache-Control"] == "no-store"


def test_a_moderator_of_one_publication_decides_nothing_in_another(house: House) -> None:
    otto = house.clients["of another publication"]
    sent = {"current": str(house.held.id), "act": "approve"}
    assert otto.post("/desk/gazette/decide/", sent).status_code == 403
    _still(house, "held")


def test_a_statement_is_read_by_its_secret_address_alone(house: House) -> None:
    statement = statements_of(house.desk.world.alice.reader.id)[0]
    client = Client()
    assert client.get(f"/statements/{secret(statement.id)}/").status_code == 200
    assert client.get(f"/statements/{statement.id.hex}/").status_code == 404


def _still(house: House, state: str) -> None:
    from comity.comments.queries import comment

    assert comment(house.held.id).state == state


def _text(answer: HttpResponseBase) -> str:
    if answer.streaming:
        return ""
    return bytes(getattr(answer, "content", b"")).decode(errors="replace")


def test_what_another_moderator_removed_is_read_by_no_other_reader(
    house: House, world: World
) -> None:
    said = house.desk.said("Words that are public for now.")
    why = Why("off_topic")
    writelane.run(actions.decide(Act.REJECT, [said.id], by=house.desk.bob, why=why))
    house.desk.follow()
    for who in OUTSIDE:
        for route in ROUTES:
            if not route.pattern.startswith("^"):
                assert "public for now" not in _text(house.ask(route, who)), route.pattern
