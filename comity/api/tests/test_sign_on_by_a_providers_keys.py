"""Where an identity provider signs for readers, its public keys are fetched, and kept."""

import asyncio
import base64
import threading
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import LazySettings
from jwt import PyJWK

from comity.api.tests.conftest import Site
from comity.ground import clock
from comity.readers.sso import jwks
from tests.publisher import EC, RSA, Provider, claims, jwk, providing, signed
from tests.world import World


@pytest.mark.parametrize(
    ("key", "algorithm", "kid"), [(RSA, "RS256", "one"), (EC, "ES256", "two"), (EC, "ES256", "")]
)
def test_a_providers_public_keys_check_what_it_signs(
    site: Site, provider: Provider, key: Any, algorithm: str, kid: str
) -> None:
    token = signed(claims(aud="courier"), key, algorithm, kid)
    answer = site.presents(token)
    assert answer.body["reader"]["name"] == "Greta Moss"
    assert len(provider.asked) == 1


@pytest.mark.parametrize("aud", [None, "another-app", ["another-app"]])
def test_a_providers_token_for_another_app_of_it_is_refused(
    site: Site, provider: Provider, aud: Any
) -> None:
    token = signed(claims(aud=aud), RSA, "RS256", "one")
    assert site.presents(token).code == "wrong_audience"


def test_an_issuer_that_is_named_must_be_that_one(
    site: Site, provider: Provider, world: World
) -> None:
    world.settle(sso_issuer="https://id.example", sso_audience="comments")
    good = claims(aud=["app", "comments"], iss="https://id.example")
    assert site.presents(signed(good, EC, "ES256", "two")).status == 200
    other = signed({**good, "jti": "2", "iss": "https://evil.example"}, EC, "ES256", "two")
    assert site.presents(other).code == "wrong_issuer"


def test_a_key_that_the_provider_has_just_made_is_fetched_once_a_minute_at_most(
    site: Site, provider: Provider
) -> None:
    assert site.presents(signed(claims(aud="courier"), RSA, "RS256", "one")).status == 200
    fresh = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    provider.show(jwk(fresh, "three"))
    for _each in range(5):
        token = signed(claims(aud="courier"), fresh, "RS256", "three")
        assert site.presents(token).code == "signature_refused"
    assert len(provider.asked) == 1
    with time_machine.travel(clock.now() + timedelta(seconds=61), tick=False):
        token = signed(claims(aud="courier"), fresh, "RS256", "three")
        assert site.presents(token).status == 200
        gone = signed(claims(aud="courier"), RSA, "RS256", "one")
        assert site.presents(gone).code == "signature_refused"
    assert len(provider.asked) == 2


def test_while_the_provider_is_away_its_last_keys_are_good_for_a_day(
    site: Site, provider: Provider
) -> None:
    token = signed(claims(aud="courier"), RSA, "RS256", "one")
    assert site.presents(token).status == 200
    provider.status = 500
    for hours, status in ((1, 200), (25, 503)):
        with time_machine.travel(clock.now() + timedelta(hours=hours), tick=False):
            token = signed(claims(aud="courier"), RSA, "RS256", "one")
            assert site.presents(token).status == status


def test_a_provider_that_does_not_answer_holds_up_no_other_sites_readers(
    site: Site, provider: Provider
) -> None:
    provider.silent = threading.Event()

    async def signing_on(other: Provider) -> list[Sequence[PyJWK]]:
        waiting = [asyncio.create_task(jwks.public_keys(provider.address)) for _each in range(8)]
        found = await jwks.public_keys(other.address)
        assert not any(task.done() for task in waiting)
        assert provider.silent
        provider.silent.set()
        return [found, *await asyncio.gather(*waiting)]

    with providing() as other:
        other.show(jwk(EC, "three"))
        found, *waited = asyncio.run(signing_on(other))
    assert [each.key_id for each in found] == ["three"]
    assert [len(each) for each in waited] == [2] * 8
    assert len(provider.asked) == 1


@pytest.mark.parametrize(
    "document", ["", "[]", '{"keys": 7}', '{"keys": [{"kty": "RSA", "n": "AQ", "e": "AQAB"}]}']
)
def test_a_provider_that_shows_no_good_key_lets_nobody_in(
    site: Site, provider: Provider, document: str
) -> None:
    provider.document = document
    answer = site.presents(signed(claims(aud="courier"), RSA, "RS256", "one"))
    assert answer.code in ("keys_unreachable", "no_sign_on")


def test_a_secret_that_a_provider_shows_is_none(site: Site, provider: Provider) -> None:
    shown = base64.urlsafe_b64encode(b"s" * 32).decode().rstrip("=")
    provider.show({"kty": "oct", "k": shown, "kid": "one", "alg": "HS256"})
    told = claims(aud="courier")
    assert site.presents(signed(told, "s" * 32, kid="one")).code == "signature_refused"


def test_keys_in_the_own_network_are_not_fetched(
    site: Site, provider: Provider, settings: LazySettings
) -> None:
    settings.SSO_PRIVATE = False
    answer = site.presents(signed(claims(aud="courier"), RSA, "RS256", "one"))
    assert (answer.status, answer.code) == (503, "keys_unreachable")
    assert provider.asked == []
