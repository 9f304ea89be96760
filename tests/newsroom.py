"""A newsroom with a story and a goal, made through the command line as a publisher would."""

from pathlib import Path

from tests.server import Server

PUBLICATION = "the-courier"
PAGE = """The Ferry Will Sail At Night

The council of the harbour town voted on Monday to let the ferry sail at night.

View all comments
Greta Halloran

At last.
"""


def found(server: Server, folder: Path) -> str:
    """Bring in the Courier's one story and return its slug."""
    file = folder / "ferry.txt"
    file.write_text(PAGE, encoding="utf-8")
    server.comity("import", "page", "--publication", "The Courier", "--found", str(file))
    return "the-ferry-will-sail-at-night"


def set_goal(server: Server, *more: str, wanted: str = "5000", currency: str = "USD") -> str:
    """Begin a campaign and return its id."""
    said = server.comity(
        "funding", "goal", PUBLICATION, wanted, currency, "--campaign", "A new press", *more
    )
    return said.rpartition("id ")[2].strip()
