"""Whose an archive will be: a publication that is here, or one that is asked to be founded."""

import argparse
import sys
from dataclasses import dataclass

from comity.commands import ready


@dataclass(frozen=True)
class Home:
    """A publication by its key; one that is still to be founded has only its name."""

    key: str
    name: str

    def opened(self) -> str:
        """Make the data folder fit to write to, found what is still to be; return the key."""
        ready.prepare(verbose=True)
        from comity.ground import writelane
        from comity.publications.actions import found

        return self.key or writelane.run(found(self.name))


def home_of(args: argparse.Namespace) -> Home | None:
    """Return the publication that is meant, by its key or its name; None, and say why, where it
    is not here and `--found` was not asked for. Makes no database where there is none."""
    from comity.publications.queries import PublicationView, publications

    name: str = args.publication
    houses: list[PublicationView] = []
    if not ready.lacking():
        ready.prepare(verbose=True)
        houses = publications()
    for house in houses:
        if name == house.key:
            return Home(house.key, house.name)
    for house in houses:
        if name.casefold() == house.name.casefold():
            return Home(house.key, house.name)
    if args.found:
        return Home("", name)
    known = ", ".join(f"{each.key} ({each.name})" for each in houses)
    print(
        f"comity import: there is no publication {name} here.\n"
        f"Here are: {known or 'none yet'}. To found it by this import, add --found.\n"
        "Nothing was written.",
        file=sys.stderr,
    )
    return None
