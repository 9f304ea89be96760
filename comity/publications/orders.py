"""The orders of a discussion, as they stand in addresses. Pure."""

import re

IN_TIME = ("newest", "oldest")
BY_RANK = ("best", "votes", "discussed")
ORDERS = ("best", "newest", "oldest", "votes", "discussed")
"""The orders of a whole discussion, in which readers are offered them."""

PATTERN = rf"{'|'.join(ORDERS)}|thread-[1-9][0-9]{{0,8}}"
"""What is an order (ECMA 262's and Python's regular expressions agree on it)."""

_ORDER = re.compile(PATTERN, re.ASCII)
THREAD = "thread-"
"""How an order begins that lists the answers to one comment, whose number follows."""


def is_order(text: str) -> bool:
    """Say whether `text` names an order: one of ORDERS, or `thread-<number>`."""
    return _ORDER.fullmatch(text) is not None


def thread_number(order: str) -> int | None:
    """Return the number of the comment whose answers `order` lists; None for another order."""
    if not order.startswith(THREAD) or not is_order(order):
        return None
    return int(order.removeprefix(THREAD))
