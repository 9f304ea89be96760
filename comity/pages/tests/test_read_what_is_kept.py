"""The page on privacy says what holds for this publication, and changes with what is set."""

import pytest
from django.conf import LazySettings
from django.test import Client

from comity.comments.networks import drop_old
from comity.ground import clock, writelane
from comity.interchange.webhooks.actions import add
from comity.pages.privacy import practice_of
from tests.world import World


def _page(query: str = "") -> str:
    answer = Client().get(f"/privacy/courier/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_it_says_for_how_long_networks_are_kept(world: World) -> None:
    assert "30 days" in _page()
    world.settle(network_days=7)
    assert "7 days" in _page()
    world.settle(network_days=0)
    assert "keyed hash of the network that you post from" not in _page()
    assert drop_old(clock.now()) == 0


def test_it_names_what_is_in_use_and_nothing_else(world: World, settings: LazySettings) -> None:
    settings.MAIL = False
    world.settle(accounts=False)
    plain = practice_of(world.house)
    assert not any((plain.accounts, plain.sites, plain.sso, plain.mail, plain.told_elsewhere))
    assert "passkeys" not in _page()
    settings.MAIL = True
    world.settle(accounts=True, sso_jwks="https://id.courier.example/jwks.json")
    writelane.run(add("courier", "https://hook.example/", actor="staff:bob"))
    text = _page()
    for words in ("passkeys", "own account of yours", "told of answers", "other systems"):
        assert words in text, words


def test_it_says_whom_to_ask(world: World) -> None:
    assert "Ask, or object" not in _page()
    world.settle(privacy_contact="privacy@courier.example", backup_days=14)
    assert 'href="mailto:privacy@courier.example"' in _page()
    assert "Backups are kept for 14 days" in _page()


@pytest.mark.parametrize("contact", ["javascript:alert(1)", "ask me", "x" * 301])
def test_a_contact_that_leads_nowhere_is_refused(world: World, contact: str) -> None:
    with pytest.raises(Exception, match="privacy_contact"):
        world.settle(privacy_contact=contact)


def test_it_speaks_the_readers_language(world: World) -> None:
    assert '<html lang="he" dir="rtl">' in _page("?lang=he")


def test_there_is_none_of_a_publication_that_is_not_there(world: World) -> None:
    assert Client().get("/privacy/nowhere/").status_code == 404
