"""`comity manage cut_key PUBLICATION LABEL`: an API key for a machine of the publication."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.publications.actions import cut_key
from comity.publications.queries import publication


class Command(BaseCommand):
    """Cuts a key and prints it. It is shown this once: only its hash is kept."""

    help = "Cut an API key for a publication's machine, and print it once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("publication", help="the publication's key, as in its addresses")
        parser.add_argument("label", help="what the key is for, such as Coral")

    def handle(self, *args: Any, **options: Any) -> None:
        """Cut the key."""
        try:
            house = publication(options["publication"])
        except Refusal as refusal:
            raise CommandError(refusal.detail()) from refusal
        key = writelane.run(cut_key(house.key, options["label"], actor="system"))
        self.stdout.write(key)
