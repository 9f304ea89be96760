"""E-mail addresses as readers type them in: one address, and nothing else that a mail could say."""

import re
from email.headerregistry import Address

from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _

LONGEST = 254
"""Characters, as SMTP carries an address (RFC 5321, 4.5.3.1.3, less the angle brackets)."""

_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_MOST_LOCAL = 64
_BREAK = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def fit_address(written: str) -> str:
    """Return an address in lower case, its domain in ASCII; Refusal `bad_email` (422).

    Only the plain form is taken: no display name, no quotes, no comment, no second address, no
    line end. So none can add a header, a recipient or a command to a mail (RFC 5321, 4.1.2).
    """
    local, at, domain = written.strip(" ").lower().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii") if not domain.isascii() else domain
    except UnicodeError as fault:
        raise _bad() from fault
    address = local + at + domain
    labels = domain.split(".")
    sound = (
        len(address) <= LONGEST
        and len(local) <= _MOST_LOCAL
        and _LOCAL.fullmatch(local)
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdecimal()
    )
    if not sound:
        raise _bad()
    return address


def addressed(name: str, address: str) -> str:
    """Return `name <address>` for a header."""
    local, _at, domain = address.rpartition("@")
    return str(Address(one_line(name), local, domain))


def one_line(text: str) -> str:
    """Return a text as a header can hold it: what would end its line, or hide in it, is a space."""
    return " ".join(_BIDI.sub("", _BREAK.sub(" ", text)).split())


def _bad() -> Refusal:
    return Refusal("bad_email", 422, _("Please write one e-mail address, like ada@example.org."))
