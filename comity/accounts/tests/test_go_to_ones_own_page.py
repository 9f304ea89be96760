"""Whoever has an account reaches their own page with no discussion open."""

from comity.accounts.tests.conftest import Popup
from tests.world import World

ME = "/me/courier/"


def test_the_closed_page_leads_to_signing_in_and_that_back_to_it(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    closed = popup.client.get(f"{ME}?lang=tr")
    assert closed.status_code == 401
    assert 'href="/accounts/courier/?lang=tr"' in closed.content.decode()
    done = popup.client.get("/accounts/courier/?lang=tr", follow=True).content.decode()
    assert 'action="/accounts/courier/mine/?lang=tr"' in done
    opened = popup.client.post("/accounts/courier/mine/?lang=tr", follow=True)
    assert opened.status_code == 200
    assert opened.redirect_chain[-1][0] == f"{ME}?lang=tr"
    assert "Ada" in opened.content.decode()
    popup.client.post("/accounts/courier/leave/")
    assert popup.client.get(ME).status_code == 401


def test_in_the_pop_up_of_a_discussion_that_waits_it_is_not_offered(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    assert "mine/" not in popup.get("done/").content.decode()


def test_who_is_not_signed_in_is_asked_to(popup: Popup) -> None:
    asked = popup.client.post("/accounts/courier/mine/", follow=True)
    assert "Your e-mail address" in asked.content.decode()
    assert popup.client.get(ME).status_code == 401


def test_another_site_opens_it_for_nobody(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert popup.client.post("/accounts/courier/mine/", headers=elsewhere).status_code == 403


def test_a_publication_without_accounts_leads_to_none(popup: Popup, world: World) -> None:
    world.settle(accounts=False)
    assert "/accounts/" not in popup.client.get(ME).content.decode()
