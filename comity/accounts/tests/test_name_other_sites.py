"""The server's settings name the sites by which readers sign in; what cannot work is refused."""

import pytest

from comity.accounts.configured import apps, providers

OIDC = "courier|The Courier|https://id.courier.example|comity|hush"


def test_a_site_that_is_known_by_name_needs_its_id_and_its_secret_alone() -> None:
    assert apps(["google:id:secret"], []) == ("allauth.socialaccount.providers.google",)
    told = providers(["google:id:se:cret"], [])["google"]
    assert told["APPS"] == [{"client_id": "id", "secret": "se:cret"}]
    assert told["OAUTH_PKCE_ENABLED"] is True


def test_any_other_that_speaks_openid_connect_is_told_by_its_address() -> None:
    other = OIDC.replace("courier|", "gazette|", 1)
    told = providers([], [OIDC, other])["openid_connect"]["APPS"]
    assert [each["provider_id"] for each in told] == ["courier", "gazette"]
    assert told[0]["settings"] == {"server_url": "https://id.courier.example"}
    assert apps([], [OIDC, other]) == ("allauth.socialaccount.providers.openid_connect",)


def test_none_is_none() -> None:
    assert (apps([], []), providers([], [])) == ((), {})


@pytest.mark.parametrize(
    "bad",
    [
        "google",
        "google:id",
        "google::secret",
        "nosuchsite:id:secret",
        "openid_connect:id:secret",
        "../os:id:secret",
        ":id:secret",
    ],
)
def test_a_site_that_is_none_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="site"):
        providers([bad], [])


@pytest.mark.parametrize(
    "bad",
    [
        "courier|The Courier|https://id.courier.example|comity",
        "courier||https://id.courier.example|comity|hush",
        "the courier|The Courier|https://id.courier.example|comity|hush",
        "courier|The Courier|http://id.courier.example|comity|hush",
        "courier|The Courier|javascript:alert(1)|comity|hush",
    ],
)
def test_an_issuer_that_is_none_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"id\|name|https"):
        providers([], [bad])
