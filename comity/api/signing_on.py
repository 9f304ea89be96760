"""Signing on: the publisher's own readers, by a token that its site has signed."""

from django.conf import settings
from django.http import HttpRequest
from ninja import Schema

from comity.api import limits
from comity.api.router import router
from comity.api.session import SessionOut, device
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.publications.queries import PublicationView
from comity.publications.queries import publication as read_publication
from comity.readers import actions
from comity.readers.limits import SIGN_ONS
from comity.readers.sso import jwks
from comity.readers.sso.keys import secrets_of
from comity.readers.sso.token import SHARED, Expected, Keys, header


class SignOn(Schema):
    """The token that the publisher's site has signed for its reader (a JWT)."""

    token: str


class SignedOnOut(SessionOut):
    """The session; `account` is where the site lets its reader look after the account there."""

    account: str


@router.post("/publications/{slug:publication}/session", tags=["signing_on"], response=SignedOnOut)
async def sign_on(request: HttpRequest, publication: str, signed: SignOn) -> SignedOnOut:
    """Exchange a token that the publisher's site has signed for a session. Each opens one.

    Problems: no_such_publication, no_sign_on, not_a_token, algorithm_refused, signature_refused,
    token_undated, token_expired, token_early, wrong_audience, wrong_issuer, token_replayed,
    claim_missing, bad_email, name_of_staff, keys_unreachable, too_many, and a text's codes.
    """
    await limits.keep_network(request, SIGN_ONS)
    house = await writelane.prepare(read_publication, publication)
    keys = await _keys(house, signed.token)
    done = await writelane.act(
        actions.sign_on,
        house.key,
        signed.token,
        keys,
        _expected(house, signed.token),
        once=house.settings.sso_once,
        device=device(request),
    )
    known = SessionOut.of(done.tokens, done.reader)
    return SignedOnOut(**dict(known), account=done.account)


async def _keys(house: PublicationView, token: str) -> Keys:
    """Return what may have signed a token; Refusal `no_sign_on` (409) where nothing could."""
    head = header(token)
    if head.algorithm == SHARED:
        keys = Keys(secrets=await writelane.prepare(secrets_of, house.key))
    elif address := house.settings.sso_jwks:
        keys = Keys(public=await jwks.public_keys(address, head.key))
    else:
        keys = Keys()
    if not keys.secrets and not keys.public:
        raise Refusal("no_sign_on", 409, _("This publication does not take this kind of sign-in."))
    return keys


def _expected(house: PublicationView, token: str) -> Expected:
    """A key that many sites share says for which of them a token is; a secret is for one."""
    chosen = house.settings.sso_audience
    return Expected(
        house.key,
        frozenset({chosen} if chosen else {house.key, settings.PUBLIC_URL}),
        audience_required=bool(chosen) or header(token).algorithm != SHARED,
        issuer=house.settings.sso_issuer,
    )
