"""A reader signs out: of one browser, or of all that they ever signed in to."""

from datetime import timedelta
from typing import Any

import time_machine
from django.contrib.auth.models import User

from comity.accounts.models import Proof
from comity.accounts.sweeping import drop_old
from comity.accounts.tests.conftest import Popup
from comity.belongings import ROOMS
from comity.ground import clock, writelane
from comity.readers.actions import end_all_sessions, welcome_account
from comity.readers.erasures import carry_out, erase_at_once
from comity.readers.queries import reader_of_account
from tests.world import World, make_world


def _text(page: Any) -> str:
    return str(page.content.decode())


def _token(popup: Popup) -> str:
    return str(popup.exchange(popup.handed(popup.get("done/"))["code"]).json()["token"])


def _known(popup: Popup, world: World, token: str) -> int:
    bearer = {"Authorization": f"Bearer {token}"}
    asked = popup.client.get(f"/api/v1/stories/{world.story.slug}/me", headers=bearer)
    return int(asked.status_code)


def test_out_of_one_browser_is_out_of_that_alone(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    other = Popup(popup.mails)
    other.signs_in("ada@example.org")
    popup.post("leave/")
    assert "Your e-mail address" in _text(popup.get())
    assert "You are signed in as" in _text(other.get())


def test_out_everywhere_is_out_of_every_browser_and_every_page(popup: Popup, world: World) -> None:
    popup.joins("ada@example.org", "Ada")
    other = Popup(popup.mails)
    other.signs_in("ada@example.org")
    tokens = [_token(popup), _token(other)]
    assert [_known(popup, world, token) for token in tokens] == [200, 200]
    assert "Your e-mail address" in _text(popup.post("ways/leave/"))
    assert [_known(popup, world, token) for token in tokens] == [401, 401]
    assert "Your e-mail address" in _text(other.get())
    assert "Your e-mail address" in _text(other.get("done/"))
    assert "You are signed in as" in _text(other.signs_in("ada@example.org"))


def test_a_page_that_ends_all_sessions_ends_the_pop_ups_too(popup: Popup, world: World) -> None:
    popup.joins("ada@example.org", "Ada")
    bearer = {"Authorization": f"Bearer {_token(popup)}", "Origin": popup.origin}
    answer = popup.client.delete("/api/v1/session?everywhere=true", headers=bearer)
    assert answer.status_code == 204
    assert "Your e-mail address" in _text(popup.get())


def test_what_is_over_is_dropped(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    kept = popup.client.cookies["comity-account"].value
    drop_old()
    assert Proof.objects.exists()
    assert "You are signed in as" in _text(popup.get())
    with time_machine.travel(clock.now() + timedelta(days=30)):
        drop_old()
    assert not Proof.objects.exists()
    popup.client.cookies["comity-account"] = kept
    assert "Your e-mail address" in _text(popup.get())


def test_who_was_signed_out_stays_out_when_one_of_the_readers_is_erased(popup: Popup) -> None:
    make_world("gazette", "The Gazette")
    popup.joins("ada@example.org", "Ada")
    user = User.objects.get()
    courier = reader_of_account("courier", user.pk)
    assert courier
    writelane.run(end_all_sessions(courier))
    popup.signs_in("ada@example.org")
    writelane.run(welcome_account("gazette", user.pk, "Ada"))
    other = Popup(popup.mails, publication="gazette")
    other.signs_in("ada@example.org")
    other.post("ways/leave/")
    assert "Your e-mail address" in _text(popup.get())
    writelane.run(erase_at_once("courier", courier.id, "remove"))
    assert carry_out(ROOMS) == 1
    popup.publication = "gazette"
    assert "Your e-mail address" in _text(popup.get())


def test_who_has_no_name_anywhere_yet_is_signed_out_too(popup: Popup) -> None:
    popup.signs_in("ada@example.org")
    other = Popup(popup.mails)
    other.signs_in("ada@example.org")
    other.post("ways/leave/")
    assert "Your e-mail address" in _text(popup.get())


def test_a_name_in_another_publication_signs_nobody_out(popup: Popup) -> None:
    make_world("gazette", "The Gazette")
    popup.joins("ada@example.org", "Ada")
    writelane.run(welcome_account("gazette", User.objects.get().pk, "Ada"))
    assert "You are signed in as" in _text(popup.get("done/"))
