"""`comity mail` and `comity doctor`, as whoever runs a server uses them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postbox import receiving
from tests.samples import bring_in_nothing


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which nothing is said yet."""
    bring_in_nothing(tmp_path)
    return tmp_path


def comity(data: Path, *words: str, url: str = "", said: str = "") -> tuple[int, str]:
    """Run a command; return its status, and what it says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    mail = {"COMITY_EMAIL_URL": url, "COMITY_EMAIL_FROM": "comments@courier.example"}
    done = subprocess.run(
        [sys.executable, "-m", "comity", *words],
        env={**kept, "COMITY_DATA": str(data), **(mail if url else {})},
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_way_to_the_mail_server_is_tried_with_a_letter(data: Path) -> None:
    with receiving() as box:
        status, told = comity(data, "mail", "check", "--to", "me@example.org", url=box.url)
        assert (status, box.to("me@example.org")[0].sender) == (0, "comments@courier.example")
        assert f"127.0.0.1:{box.port} takes the letter" in told
        status, told = comity(data, "mail", "check", "--to", "me", url=box.url)
        assert (status, len(box.arrived)) == (1, 1)
    status, told = comity(data, "doctor", url=box.url)
    assert status == 1
    assert "UNWELL  mail server" in told


def test_doctor_says_that_mail_is_not_configured_and_is_not_unwell_for_it(data: Path) -> None:
    _status, told = comity(data, "doctor")
    assert "advice  mail            not configured" in told
    assert "→ Set COMITY_EMAIL_URL (docs/mail.md)." in told
    assert "UNWELL  mail" not in told


def test_addresses_are_left_alone_and_written_to_again_by_hand(data: Path) -> None:
    greta = "greta@example.org"
    assert comity(data, "mail", "bounced", greta)[0] == 0
    assert "written to again" in comity(data, "mail", "again", greta)[1]
    assert "had not been left alone" in comity(data, "mail", "again", greta)[1]
    status, told = comity(data, "mail", "complained", "no address")
    assert (status, "one e-mail address" in told) == (1, True)
    assert "nothing of our letters" in comity(data, "mail", "returned", said="Hello.")[1]


def test_a_mail_service_is_told_where_its_webhook_goes(data: Path) -> None:
    url = "anymail+postmark://?server_token=t"
    status, told = comity(data, "mail", "secret", url=url)
    assert status == 0
    assert "/mail/events/postmark/tracking/" in told


def test_an_address_for_mail_that_is_none_stops_the_start(data: Path) -> None:
    status, told = comity(data, "doctor", url="pop3://mail.example.org")
    assert status == 2
    assert "COMITY_EMAIL_URL cannot be used" in told
