"""`comity import page`: stories with their threads, from pages saved as plain text."""

import argparse
import sys
from pathlib import Path

from comity.commands import ready
from comity.commands.importing.home import Home, home_of
from comity.interchange.textpage import NotASavedPage, SavedPage, decode, read


def bring(args: argparse.Namespace) -> int:
    """Import each file; 1 where one of them was refused."""
    home = home_of(args)
    if home is None:
        return 1
    refused = 0
    pages: list[tuple[Path, SavedPage]] = []
    for file in args.files:
        try:
            pages.append((file, read(decode(file.read_bytes()), captured=args.captured)))
        except NotASavedPage as fault:
            refused += 1
            print(f"{file}: {fault}", file=sys.stderr)
        except OSError as fault:
            refused += 1
            print(f"{file} cannot be read: {fault.strerror}", file=sys.stderr)
    for file, page in pages:
        _describe(file, page)
    if pages and not args.dry_run:
        _bring(home, pages)
    elif pages:
        ready.say("Nothing was written: this was a dry run.")
    return 1 if refused else 0


def _describe(file: Path, page: SavedPage) -> None:
    ready.say(f"{file}\n  headline  {page.headline}")
    if page.credit:
        ready.say(f"  credit    {page.credit}")
    for finding in page.findings:
        place = f" (line {finding.line})" if finding.line else ""
        ready.say(f"  {finding.kind:<9} {finding.text}{place}")


def _bring(home: Home, pages: list[tuple[Path, SavedPage]]) -> None:
    from django.conf import settings

    from comity.interchange.page import bring as bring_page

    publication = home.opened()
    for done, (file, page) in enumerate(pages):
        ready.progress(page.headline, done, len(pages))
        brought = bring_page(publication, page)
        ready.say(
            f"{file}: {ready.counted(brought.comments.new, 'comment')} brought in, "
            f"{ready.counted(brought.comments.known, 'was', 'were')} here already.\n"
            f"  {settings.PUBLIC_URL}/stories/{brought.story.slug}/"
        )
    ready.progress("The pages are in.", len(pages), len(pages))
