"""Let a publisher's own reader in, by the token that its site signed for them."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from comity.ground import clock
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.readers.actions.address import give_address, prove_address
from comity.readers.actions.make import make
from comity.readers.actions.open_session import open_session
from comity.readers.actions.rename import call
from comity.readers.models import Reader, SigningKey
from comity.readers.names import is_held, staff_names
from comity.readers.queries import ReaderView, seen
from comity.readers.rules import likeness, name_of_staff, numbered
from comity.readers.spent import spend
from comity.readers.sso import claims
from comity.readers.sso.claims import Claims
from comity.readers.sso.token import Expected, Keys, proved
from comity.readers.tokens import Tokens

NUMBERS = range(2, 10)
"""With these a name is told apart that the publisher gave to several; then with any number."""

HOUR = timedelta(hours=1)
_ORIGIN = 190


@dataclass(frozen=True)
class SignedOn:
    """Who was let in, the tokens of their session, and where the site keeps their account."""

    reader: ReaderView
    tokens: Tokens
    account: str


def sign_on(
    publication: str,
    token: str,
    keys: Keys,
    expected: Expected,
    *,
    once: bool,
    device: str = "",
) -> Callable[[], SignedOn]:
    """Take a publisher's token: make its reader, or bring them up to date, and open a session.

    `once`: a token opens one session, and no second one. Refusals: those of `sso.token.proved`
    and `sso.claims.read`; token_replayed (401) and name_of_staff (422), of the write.
    """
    proof = proved(token, keys, expected, clock.now())
    told = claims.read(proof.claims)

    def write() -> SignedOn:
        if once and not spend(proof.digest, proof.until):
            raise Refusal(
                "token_replayed",
                401,
                _("This sign-in has been used already. Please reload the page."),
            )
        if proof.secret is not None:
            _note_use(proof.secret)
        reader = _brought_up_to_date(publication, told, proof.told_at)
        return SignedOn(reader, open_session(reader, device), told.account)

    return write


def origin_of(known: str) -> str:
    """Return the origin of the reader whom the publisher's site knows as `known`."""
    fits = len(known) <= _ORIGIN
    return "sso:" + (known if fits else sha256(known.encode()).hexdigest())


def _brought_up_to_date(publication: str, told: Claims, at: datetime) -> ReaderView:
    rows = Reader.objects.select_for_update()
    row = rows.filter(publication_id=publication, origin=origin_of(told.id)).first()
    if row is None:
        row = _made(publication, told)
    elif row.told_at is not None and at < row.told_at:
        return seen(row)
    else:
        _change(row, told)
    row.told_at = at
    row.save(update_fields=["told_at"])
    give_address(row.id, told.email)
    prove_address(row.id, told.email)
    return seen(row)


def _made(publication: str, told: Claims) -> Reader:
    works_here = bool(told.works_here)
    view = make(
        publication,
        Reader.Kind.SSO,
        _name(publication, told, works_here=works_here),
        badge=told.badge or "",
        origin=origin_of(told.id),
        works_here=works_here,
    )
    return Reader.objects.get(id=view.id)


def _change(row: Reader, told: Claims) -> None:
    """Take over what the token says; what it does not say stays."""
    if told.badge is not None:
        row.badge = told.badge
    if told.works_here is not None:
        row.works_here = told.works_here
    name = _name(row.publication_id, told, works_here=row.works_here, row=row)
    if name != row.name:
        call(row, name)
    row.save(update_fields=["badge", "works_here"])


def _name(publication: str, told: Claims, *, works_here: bool, row: Reader | None = None) -> str:
    """Return what the reader will be called: what the site says, with a number where others are
    called so already. Refusal: name_of_staff (422)."""
    if works_here:
        return told.name
    of: UUID | None = row.id if row else None
    if likeness(told.name) in staff_names(publication, but=of):
        raise name_of_staff()
    return next(
        name for name in _candidates(told.name) if not is_held(publication, likeness(name), but=of)
    )


def _candidates(name: str) -> Iterator[str]:
    yield name
    yield from (numbered(name, number) for number in NUMBERS)
    while True:
        yield numbered(name, 10 + secrets.randbelow(1_000_000))


def _note_use(secret: UUID) -> None:
    now = clock.now()
    rows = SigningKey.objects.filter(id=secret).exclude(used_at__gt=now - HOUR)
    rows.update(used_at=now)
