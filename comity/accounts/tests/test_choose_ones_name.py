"""Somebody with an account chooses the name that readers of a publication know them by."""

import pytest

from comity.accounts.tests.conftest import Popup
from comity.readers.models import Reader
from tests.world import World


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Please write the name that you want to go by."),
        ("B\u043eb", "This name looks like a staff member's. Choose another one."),
        ("x" * 61, "60"),
    ],
)
def test_a_name_that_will_not_do_is_asked_for_again(popup: Popup, name: str, said: str) -> None:
    popup.signs_in("ada@example.org")
    page = popup.post("name/", name=name)
    assert page.status_code == 422
    assert said in page.content.decode().replace("&#x27;", "'")
    assert "You are signed in as" in popup.post("name/", name="Ada").content.decode()


def test_a_name_is_one_readers_and_no_other_has_it(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    other = Popup(popup.mails)
    page = other.joins("eve@example.org", "АDA")
    assert page.status_code == 422
    assert "Another reader goes by this name" in page.content.decode()
    assert Reader.objects.filter(kind=Reader.Kind.ACCOUNT).count() == 1


def test_nobody_chooses_a_name_who_is_not_signed_in(popup: Popup) -> None:
    page = popup.post("name/", name="Ada")
    assert "Your e-mail address" in page.content.decode()
    assert not Reader.objects.filter(kind=Reader.Kind.ACCOUNT).exists()


def test_the_name_stays_once_chosen(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    page = popup.post("name/", name="Somebody else")
    assert "You are signed in as <bdi>Ada</bdi>" in page.content.decode()


def test_who_is_somebody_else_can_say_so(popup: Popup) -> None:
    popup.signs_in("ada@example.org")
    assert "Your e-mail address" in popup.post("leave/").content.decode()


def test_an_account_speaks_by_its_name_whatever_name_is_sent(popup: Popup, world: World) -> None:
    page = popup.joins("ada@example.org", "Ada")
    token = popup.exchange(popup.handed(page)["code"]).json()["token"]
    said = popup.client.post(
        f"/api/v1/stories/{world.story.slug}/comments",
        {"text": "As myself.", "name": "Somebody else"},
        "application/json",
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": "k" * 20},
    )
    assert said.json()["comment"]["name"] == "Ada"
