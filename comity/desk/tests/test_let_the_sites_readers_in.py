"""Administrators make the secrets with which the publisher's site signs."""

import re

import pytest
from django.test import Client

from comity.desk.tests.test_keep_the_goals import signed_in
from comity.ground import clock, writelane
from comity.journal.models import Entry
from comity.publications.queries import publication
from comity.readers import actions
from comity.readers.models import SigningKey
from comity.readers.roles import Role
from comity.readers.sso.keys import keys_of, secrets_of
from comity.readers.sso.token import Expected, Keys
from tests.publisher import claims, signed
from tests.world import World

PAGE = "/desk/courier/sign-on/"
CORALS = "5c1f0e7d9a3b4c2d8e6f7a1b0c9d8e7f6a5b4c3d2e1f0a9b"


@pytest.fixture
def desk(world: World) -> Client:
    return signed_in(Role.ADMINISTRATOR)


def cut(desk: Client) -> str:
    page = desk.post(PAGE, {"do": "cut", "label": "website"}).content.decode()
    found = re.search(r"<code>(sso_[\w-]{43})</code>", page)
    assert found is not None
    return found[1]


def test_a_secret_is_shown_once_and_lies_sealed(desk: Client) -> None:
    secret = cut(desk)
    page = desk.get(PAGE).content.decode()
    assert "website" in page
    assert secret not in page
    assert [each.value for each in secrets_of("courier")] == [secret]
    assert secret not in SigningKey.objects.get().sealed
    assert not any(secret in str(entry.data) for entry in Entry.objects.all())


def test_a_new_secret_leaves_the_former_one_good_for_a_while(desk: Client) -> None:
    former, later = cut(desk), cut(desk)
    assert [each.value for each in secrets_of("courier")] == [later, former]
    ends = keys_of("courier")[1].retires_at
    assert ends is not None
    assert 29 <= (ends - clock.now()).days <= 30
    assert f"{ends:%Y-%m-%d}" in desk.get(PAGE).content.decode()


def test_it_is_seen_when_a_secret_was_used_last(desk: Client) -> None:
    token = signed(claims(), cut(desk))
    assert "never" in desk.get(PAGE).content.decode()
    expected = Expected("courier", frozenset(), audience_required=False)
    keys = Keys(secrets_of("courier"))
    writelane.run(actions.sign_on("courier", token, keys, expected, once=True))
    page = desk.get(PAGE).content.decode()
    assert "never" not in page
    assert f"{clock.now():%Y-%m-%d}" in page


def test_a_secret_is_revoked_at_once(desk: Client) -> None:
    cut(desk)
    desk.post(PAGE, {"do": "revoke", "key": str(keys_of("courier")[0].id)})
    assert secrets_of("courier") == ()


def test_a_secret_of_corals_is_brought_along(desk: Client) -> None:
    assert desk.post(PAGE, {"do": "bring", "secret": f" {CORALS}\n"}).status_code == 303
    assert [each.value for each in secrets_of("courier")] == [CORALS]
    assert CORALS not in desk.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "secret", ["short", "x" * 31, "-----BEGIN PUBLIC KEY-----" + "A" * 40, "x" * 501]
)
def test_what_is_no_secret_is_refused(desk: Client, secret: str) -> None:
    answer = desk.post(PAGE, {"do": "bring", "secret": secret})
    assert answer.status_code == 422
    assert "32 characters at least" in answer.content.decode()
    assert secrets_of("courier") == ()


def test_so_many_keys_are_good_at_once_and_no_more(desk: Client) -> None:
    for _time in range(5):
        cut(desk)
    answer = desk.post(PAGE, {"do": "cut"})
    assert answer.status_code == 409
    assert len(secrets_of("courier")) == 5


def test_the_address_of_public_keys_is_set_here(desk: Client) -> None:
    given = {
        "do": "addresses",
        "sso_jwks": "https://id.example/jwks.json",
        "sso_issuer": "https://id.example",
        "sso_audience": "comments",
    }
    assert desk.post(PAGE, given).status_code == 303
    settings = publication("courier").settings
    assert settings.sso_jwks == "https://id.example/jwks.json"
    assert (settings.sso_issuer, settings.sso_once) == ("https://id.example", False)
    assert 'value="https://id.example/jwks.json"' in desk.get(PAGE).content.decode()


def test_an_address_that_is_none_is_refused(desk: Client) -> None:
    answer = desk.post(PAGE, {"do": "addresses", "sso_jwks": "javascript:alert(1)"})
    assert answer.status_code == 422
    assert publication("courier").settings.sso_jwks == ""


def test_no_editor_makes_secrets(world: World) -> None:
    assert signed_in(Role.EDITOR).post(PAGE, {"do": "cut"}).status_code == 403
    assert not SigningKey.objects.exists()
