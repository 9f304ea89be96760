"""Exchange what the pop-up handed over for the tokens of a session."""

from collections.abc import Callable

from comity.ground import clock
from comity.readers.actions.open_session import open_session
from comity.readers.handover import unseal
from comity.readers.models import Session
from comity.readers.queries import reader
from comity.readers.tokens import Tokens


def take_over(
    code: str, verifier: str, origin: str, device: str = ""
) -> Callable[[], Tokens | None]:
    """Exchange a code of the pop-up's (`readers.handover`) for the tokens of a new session.

    The write gives None where the code was used before: that session is ended, because one of
    the two who used it has stolen it. Refusals: bad_code (403); in the write bad_token (401).
    """
    bearer = unseal(code, verifier, origin)

    session = bearer.session
    assert session is not None

    def write() -> Tokens | None:
        used = Session.objects.filter(id=session)
        if used.update(ended_at=clock.now()):
            return None
        speaker = reader(bearer, bearer.publication)
        return open_session(speaker, device, known_as=session)

    return write
