"""One address says where mail goes."""

import pytest

from comity.ground.postbox import postbox


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://localhost", 25, False, False),
        ("smtp://localhost:2525", 2525, False, False),
        ("smtp+starttls://ada:p%40ss@mail.example.org", 587, True, False),
        ("smtps://ada:p%40ss@mail.example.org", 465, False, True),
    ],
)
def test_a_mail_server_is_found_by_its_address(
    url: str, port: int, starttls: bool, tls: bool
) -> None:
    found = postbox(url)
    assert (found.port, found.use_tls, found.use_ssl) == (port, starttls, tls)
    assert found.password == ("p@ss" if "ada" in url else "")


def test_a_mail_service_is_named_with_its_settings() -> None:
    found = postbox("anymail+mailgun://?api_key=k&sender_domain=mg.example.org")
    assert found.backend == "anymail.backends.mailgun.EmailBackend"
    assert found.service_settings["MAILGUN_API_KEY"] == "k"
    assert found.service_settings["MAILGUN_SENDER_DOMAIN"] == "mg.example.org"


def test_no_address_is_no_mail() -> None:
    assert postbox("").backend.endswith("dummy.EmailBackend")


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://x", "smtp://", "smtp://x:y", "file://"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        postbox(url)
