"""Passkeys: what a browser sends is checked. That it works is tried in a browser (tests/)."""

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from comity.accounts.tests.conftest import Popup


def _options(popup: Popup, place: str) -> Any:
    return json.loads(popup.get(place).content)["publicKey"]


def test_everybody_is_asked_for_a_passkey_of_this_site(popup: Popup) -> None:
    asked = _options(popup, "passkey/options/")
    assert asked["rpId"] == "testserver"
    assert asked["userVerification"] == "required"
    assert not asked.get("allowCredentials")


def test_a_passkey_is_made_for_who_is_signed_in(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    asked = _options(popup, "ways/passkeys/options/")
    assert asked["user"]["name"] == asked["user"]["displayName"] == "ada@example.org"
    assert asked["authenticatorSelection"]["residentKey"] == "required"


NONSENSE = (
    "",
    "x",
    "null",
    "[]",
    "{}",
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "response": dict.fromkeys(
                ("userHandle", "clientDataJSON", "authenticatorData", "signature"), "AA"
            ),
        }
    ),
    "[" * 5000,
)


@pytest.mark.parametrize("credential", NONSENSE)
def test_what_is_no_passkey_signs_nobody_in(popup: Popup, credential: str) -> None:
    popup.get("passkey/options/")
    page = popup.post("passkey/", credential=credential)
    assert page.status_code == 422
    assert "This passkey is not known here." in page.content.decode()


@pytest.mark.parametrize("credential", NONSENSE)
def test_what_is_no_passkey_is_not_kept(popup: Popup, credential: str) -> None:
    popup.joins("ada@example.org", "Ada")
    popup.get("ways/passkeys/options/")
    assert popup.post("ways/passkeys/", credential=credential).status_code == 422
    assert not Authenticator.objects.exists()


def test_who_is_not_signed_in_makes_and_ends_none(popup: Popup) -> None:
    for place in ("ways/passkeys/options/", "ways/passkeys/", "ways/passkeys/1/end/"):
        assert popup.post(place, credential="{}").status_code == 403


def test_nobody_ends_the_passkey_of_another(popup: Popup) -> None:
    popup.joins("ada@example.org", "Ada")
    kept = Authenticator.objects.create(
        user=User.objects.get(), type=Authenticator.Type.WEBAUTHN, data={"name": "x"}
    )
    other = Popup(popup.mails)
    other.joins("eve@example.org", "Eve")
    other.post(f"ways/passkeys/{kept.pk}/end/")
    assert Authenticator.objects.filter(pk=kept.pk).exists()
