"""A reader proves an address by a code, or by the link beside it, and is signed in."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.mail import EmailMessage

from comity.accounts import actions
from comity.accounts.models import Proof
from comity.accounts.sweeping import drop_old
from comity.accounts.tests.conftest import Popup, sessions
from comity.ground import clock, writelane
from comity.readers.actions import Archived, bring_in_many
from comity.readers.actions.address import PROVED
from comity.readers.claims import open_claims
from comity.readers.models import Reader
from tests.desk import told


def said(page: Any) -> str:
    """Return what a page says is wrong."""
    _before, _tag, after = page.content.decode().partition('class="problem" role="alert">')
    return str(after.partition("<")[0])


def account(email: str) -> Reader:
    """Return the Courier's reader with this address."""
    return Reader.objects.get(publication="courier", kind=Reader.Kind.ACCOUNT, email=email)


def test_a_new_reader_types_a_code_and_a_name_and_is_known(popup: Popup) -> None:
    page = popup.joins("Ada@Example.org", "Ada")
    assert "You are signed in as <bdi>Ada</bdi>" in page.content.decode()
    reader = account("ada@example.org")
    assert (reader.name, reader.email_proved_at is not None) == ("Ada", True)
    answer = popup.exchange(popup.handed(page)["code"]).json()
    assert answer["reader"]["name"] == "Ada"
    assert answer["reader"]["kind"] == "account"


def test_who_comes_back_needs_no_name_and_is_the_same_reader(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    popup.post("leave/")
    page = popup.signs_in("ada@example.org")
    assert "You are signed in as" in page.content.decode()
    assert Reader.objects.filter(kind=Reader.Kind.ACCOUNT).count() == 1
    assert User.objects.count() == 1


def test_who_is_signed_in_goes_through_at_once(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    assert popup.handed(popup.get())["state"] == popup.state


def test_a_code_is_read_with_spaces_and_in_the_digits_of_other_scripts(popup: Popup) -> None:
    popup.asks("ada@example.org")
    eastern = popup.code.translate({ord("0") + each: 0x6F0 + each for each in range(10)})
    assert "By which name" in popup.post("code/", code=f" {eastern} ").content.decode()


def test_a_wrong_code_can_be_corrected_four_times(popup: Popup) -> None:
    popup.asks("ada@example.org")
    for _guess in range(4):
        page = popup.post("code/", code="0000 000")
        assert (page.status_code, said(page)) == (
            422,
            "This is not the code. Please look at it again.",
        )
    assert "By which name" in popup.post("code/", code=popup.code).content.decode()


def test_after_five_wrong_codes_the_right_one_is_wrong_too(popup: Popup) -> None:
    popup.asks("ada@example.org")
    for _guess in range(5):
        page = popup.post("code/", code="1")
    assert page.status_code == 410
    page = popup.post("code/", code=popup.code)
    assert (page.status_code, said(page)) == (
        410,
        "This code is no longer good. Please ask for a new one.",
    )
    assert not User.objects.exists()


def test_a_code_is_good_once(popup: Popup) -> None:
    popup.asks("ada@example.org")
    proof = Proof.objects.get().id
    assert writelane.run(actions.prove_by_code(proof, popup.code, "courier")).person is not None
    assert writelane.run(actions.prove_by_code(proof, popup.code, "courier")).person is None
    assert popup.post("code/", code=popup.code).status_code == 410


def test_a_code_is_good_for_a_quarter_of_an_hour(popup: Popup) -> None:
    popup.asks("ada@example.org")
    with time_machine.travel(clock.now() + timedelta(minutes=15, seconds=1)):
        assert popup.post("code/", code=popup.code).status_code == 410


def test_a_code_opens_nothing_in_another_browser(popup: Popup) -> None:
    popup.asks("ada@example.org")
    other = Popup(popup.mails)
    page = other.post("code/", code=popup.code)
    assert "Your e-mail address" in page.content.decode()
    assert not User.objects.exists()


def test_nothing_is_written_for_an_address_that_nobody_proved(popup: Popup) -> None:
    popup.asks("ada@example.org")
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()
    assert popup.code.replace(" ", "") not in str(list(Proof.objects.values()))


def test_an_address_that_nobody_proved_is_not_kept_in_the_browsers_session(popup: Popup) -> None:
    popup.asks("ada@example.org")
    page = popup.post("code/", code="1")
    assert "ada@example.org" in page.content.decode()
    assert sessions() != "[]"
    assert "ada@example.org" not in sessions()


def test_who_comes_back_after_the_question_was_dropped_asks_again(popup: Popup) -> None:
    popup.asks("ada@example.org")
    with time_machine.travel(clock.now() + timedelta(days=1, seconds=1)):
        drop_old()
        for page in (popup.get("code/"), popup.post("code/", code=popup.code)):
            assert page.status_code == 410
            assert said(page) == "This code is no longer good. Please ask for a new one."
            assert "Send me a code" in page.content.decode()
        assert "By which name" in popup.signs_in("ada@example.org").content.decode()


def test_whether_there_is_an_account_cannot_be_seen(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    popup.post("leave/")
    known = popup.asks("ada@example.org")
    unknown = Popup(popup.mails).asks("eve@example.org")
    pages = [
        page.content.decode().replace(email, "…").partition("data-waiting")[0]
        for page, email in ((known, "ada@example.org"), (unknown, "eve@example.org"))
    ]
    assert pages[0] == pages[1]
    assert popup.mails[-1].subject[9:] == popup.mails[-2].subject[9:]


def test_the_mail_says_it_plainly_and_as_html(popup: Popup) -> None:
    popup.asks("ada@example.org")
    mail = popup.mails[-1]
    assert mail.to == ["ada@example.org"]
    assert mail.subject == f"{popup.code} is your code for The Courier"
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"
    (html,) = [content for content, kind in mail.alternatives if kind == "text/html"]  # type: ignore[attr-defined]
    assert popup.code in str(html)
    assert popup.link in str(html)


def test_the_mail_ends_where_its_words_end(popup: Popup) -> None:
    popup.asks("ada@example.org")
    assert str(popup.mails[-1].body).endswith("without the code nobody gets in.\n")


def test_the_mail_speaks_the_language_of_the_page(popup: Popup) -> None:
    popup.get(lang="ar")
    popup.client.post(
        "/accounts/courier/email/?lang=ar", {"email": "ada@example.org"}, REMOTE_ADDR="192.0.2.1"
    )
    assert popup.link.endswith("?lang=ar")
    assert f"\u2066{popup.code}\u2069" in popup.mails[-1].subject, "its halves keep their order"
    (html,) = [str(content) for content, _kind in popup.mails[-1].alternatives]  # type: ignore[attr-defined]
    assert 'dir="rtl"' in html


def test_the_link_signs_in_who_presses_its_button(popup: Popup) -> None:
    popup.asks("ada@example.org")
    other = Popup(popup.mails)
    for _look in range(3):
        page = other.client.get(popup.link)
        assert "Sign in here" in page.content.decode()
    assert not User.objects.exists()
    page = other.client.post(popup.link, follow=True)
    assert "By which name" in page.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_used_twice_says_so_and_signs_nobody_in(popup: Popup, method: str) -> None:
    popup.asks("ada@example.org")
    Popup(popup.mails).client.post(popup.link)
    other = Popup(popup.mails)
    page = getattr(other.client, method)(popup.link)
    assert page.status_code == 410
    assert "This link was used before. Please ask for a new one." in page.content.decode()
    assert "By which name" not in other.get().content.decode()


def test_the_code_beside_a_used_link_is_used_too(popup: Popup) -> None:
    popup.asks("ada@example.org")
    Popup(popup.mails).client.post(popup.link)
    assert popup.post("code/", code=popup.code).status_code == 410


@pytest.mark.parametrize(
    "harm", [lambda link: link.replace("link/", "link/x"), lambda link: link[:40] + "/"]
)
def test_a_link_that_is_none_of_ours_is_refused(popup: Popup, harm: Any) -> None:
    popup.asks("ada@example.org")
    page = popup.client.post(harm(popup.link))
    assert page.status_code == 410
    assert not User.objects.exists()


def test_a_link_is_good_for_a_quarter_of_an_hour(popup: Popup) -> None:
    popup.asks("ada@example.org")
    with time_machine.travel(clock.now() + timedelta(minutes=15, seconds=1)):
        assert popup.client.post(popup.link).status_code == 410


@pytest.mark.parametrize(
    "written",
    [
        "",
        "ada",
        "ada@example",
        "ada@example.org\nBcc: eve@example.org",
        "ada@example.org\r\nSubject: hello",
        "ada@example.org, eve@example.org",
        "Ada <ada@example.org>",
        "ada@example.org\u2028",
        "a" * 65 + "@example.org",
        "ada@" + "a" * 250 + ".org",
    ],
)
def test_what_is_no_address_is_sent_nothing(popup: Popup, written: str) -> None:
    page = popup.asks(written)
    assert page.status_code == 422
    assert said(page) == "Please write one e-mail address, like ada@example.org."
    assert popup.mails == []


def test_a_mail_server_that_is_down_is_said_so(popup: Popup, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = popup.asks("ada@example.org")
    assert page.status_code == 503
    assert said(page) == "No mail can be sent right now. Please try again in a while."


def test_without_mail_no_code_is_offered(popup: Popup, settings: Any) -> None:
    settings.MAIL = False
    assert "Send me a code" not in popup.get().content.decode()
    popup.asks("ada@example.org")
    assert popup.mails == []


def test_sign_ups_from_one_network_are_slowed_to_a_class(
    popup: Popup, mailoutbox: list[EmailMessage]
) -> None:
    with time_machine.travel(clock.now(), tick=False):
        codes = []
        for number in range(120):
            answer = popup.client.post(
                "/accounts/courier/email/", {"email": f"reader-{number}@example.org"}
            )
            codes.append(answer.status_code)
        assert codes[:60] == [303] * 60
        assert set(codes[60:]) == {429}
        assert len(mailoutbox) == 60
        assert int(answer["Retry-After"]) > 0
        assert "That was a lot in a short time" in answer.content.decode()


def test_nobody_floods_a_mailbox_from_many_networks(popup: Popup) -> None:
    with time_machine.travel(clock.now(), tick=False):
        for number in range(20):
            popup.network = f"198.51.100.{number}"
            page = popup.asks("ada@example.org")
        assert len(popup.mails) == 5
        assert page.status_code == 429


def test_two_browsers_that_prove_one_address_have_one_account(popup: Popup) -> None:
    other = Popup(popup.mails)
    popup.asks("ada@example.org")
    code = popup.code
    other.signs_in("ada@example.org")
    popup.post("code/", code=code)
    assert User.objects.count() == EmailAddress.objects.count() == 1


def test_who_proves_the_address_of_an_archives_reader_has_what_they_said(popup: Popup) -> None:
    writelane.run(
        lambda: bring_in_many(
            "courier", [Archived("isso:7", "Ada of old", email="ada@example.org")]
        )
    )
    popup.joins("ada@example.org", "Ada")
    assert PROVED in {fact.kind for fact in told()}
    assert [claim.by for claim in open_claims("courier")] == [account("ada@example.org").id]
