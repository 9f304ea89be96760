"""`comity publication …`: found one, allow its sites, settle it, cut its keys, make a story."""

import argparse
import secrets
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from comity.commands import ready
from comity.commands.deeds import ACTOR, Deeds, about, do_asked, unreadable

PARTICULARS = {
    "headline": (300, "what stands above the story"),
    "summary": (500, "a sentence below the headline"),
    "byline": (200, "who wrote it"),
    "section": (80, "the part of the paper it stands in"),
    "language": (10, "its language, like de; empty: the publication's"),
    "credit": (200, "where it appeared first"),
    "credit-address": (2_000, "the address of that"),
    "picture": (2_000, "the address of its picture"),
    "picture-alt": (500, "the picture in words, for those who cannot see it"),
    "picture-caption": (500, "the line below the picture"),
    "picture-credit": (200, "who made the picture"),
}
"""What a story can be given: how many characters at most, and what it is."""

ROLES = ("moderator", "editor", "administrator")


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    deeds = Deeds(parser)
    found = deeds.add_at_large("found", _found, "found a publication")
    found.add_argument("name", metavar="NAME", help="as readers know it")
    found.add_argument("--key", default="", help="its name in addresses; made of NAME where none")
    found.add_argument("--locale", default="en", help="the language of its pages, like de")
    found.add_argument("--tagline", default="", help="the line below its name")
    found.add_argument("--home", default="", metavar="ADDRESS", help="of its own site")
    found.add_argument(
        "--origin",
        action="append",
        default=[],
        help="a site that may embed, like https://a.example",
    )
    found.add_argument("--accent", default="#1d4ed8", metavar="#RRGGBB", help="its colour")
    deeds.add_at_large("list", _list, "list the publications")
    allow = deeds.add("allow", _allow, "let the pages of a site embed the discussions")
    allow.add_argument("origin", metavar="ORIGIN", help="like https://www.example.org")
    settle = deeds.add("set", _set, "change settings, or show them where none is named")
    settle.add_argument("changes", nargs="*", metavar="NAME=VALUE", help="also rules.NAME=VALUE")
    key = deeds.add("key", _key, "cut an API key or revoke one; list them where neither is asked")
    which = key.add_mutually_exclusive_group()
    which.add_argument("--label", help="cut one for this, such as the CMS, and print it, this once")
    which.add_argument("--revoke", type=int, metavar="ID", help="let it speak no more")
    engage = deeds.add(
        "engage", _engage, "engage somebody for the desk, and print their first password"
    )
    engage.add_argument("username", metavar="NAME", help="to sign in with at /desk/")
    engage.add_argument(
        "--role",
        choices=ROLES,
        default=ROLES[-1],
        help="what they may do (docs/moderation.md); without it administrator, who engages others",
    )
    _declare_story(deeds.add("story", _story, "make a story by hand"))


def _declare_story(story: argparse.ArgumentParser) -> None:
    for name, (_limit, sentence) in PARTICULARS.items():
        story.add_argument(f"--{name}", default="", required=name == "headline", help=sentence)
    story.add_argument("--address", default="", help="of the story on the publication's own site")
    story.add_argument("--slug", default="", help="its name in Comity's addresses")
    story.add_argument("--body", type=Path, metavar="FILE.md", help="its text, as Markdown")
    story.add_argument(
        "--published", type=datetime.fromisoformat, metavar="TIME", help="like 2026-05-04T09:00"
    )


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where it is refused or a file fails."""
    return do_asked("publication", args)


def _found(args: argparse.Namespace) -> int:
    from comity.ground import writelane
    from comity.publications.actions import found
    from comity.publications.queries import publications

    there = {each.key for each in publications()}
    with about("NAME"):
        write = found(
            args.name,
            key=args.key,
            locale=args.locale,
            tagline=args.tagline,
            accent=args.accent,
            home=args.home,
            origins=args.origin,
        )
    key = writelane.run(write)
    if key in there:
        print(f"comity publication: {key} is here already; it stays as it is.", file=sys.stderr)
        return 1
    ready.say(f"{args.name} is founded.\n  key  {key}")
    return 0


def _list(args: argparse.Namespace) -> int:
    from comity.publications.queries import publications

    for each in publications():
        ready.say(f"{each.key:<20} {each.name} ({each.locale})")
        for origin in each.origins:
            ready.say(f"{'':<20} allows {origin}")
    return 0


def _allow(args: argparse.Namespace) -> int:
    from comity.ground import writelane
    from comity.publications.actions import allow_origin
    from comity.publications.origins import origin

    writelane.run(allow_origin(args.publication, args.origin, actor=ACTOR))
    ready.say(f"Pages of {origin(args.origin)} may embed the discussions of {args.publication}.")
    return 0


def _set(args: argparse.Namespace) -> int:
    from comity.commands.publication_settings import changed, shown
    from comity.ground import writelane
    from comity.publications.actions import settle
    from comity.publications.queries import publication

    changes = changed(publication(args.publication), args.changes)
    if changes:
        writelane.run(settle(args.publication, changes, actor=ACTOR))
    for line in shown(publication(args.publication).settings):
        ready.say(line)
    return 0


def _key(args: argparse.Namespace) -> int:
    from comity.ground import writelane
    from comity.publications.actions import cut_key, revoke_key
    from comity.publications.queries import api_keys

    if args.label is not None:
        ready.say(writelane.run(cut_key(args.publication, args.label, actor=ACTOR)))
        print("Keep it: it is shown this once, and only its hash is kept here.", file=sys.stderr)
    elif args.revoke is not None:
        writelane.run(revoke_key(args.publication, args.revoke, actor=ACTOR))
        ready.say("It is revoked. A server that has just seen it may take it for ten seconds more.")
    else:
        for each in api_keys(args.publication):
            ended = f"  revoked {each.revoked_at:%Y-%m-%d}" if each.revoked_at else ""
            ready.say(f"{each.id:<6} made {each.made_at:%Y-%m-%d}{ended}  {each.label}".rstrip())
    return 0


def _engage(args: argparse.Namespace) -> int:
    from django.conf import settings

    from comity.desk.staff import engage_from_command
    from comity.ground import writelane
    from comity.readers.roles import Role

    password = secrets.token_urlsafe(9)
    role = Role[args.role.upper()]
    write = engage_from_command(args.username, password, role, args.publication)
    if writelane.run(write):
        ready.say(password)
        print("The password is shown this once.", file=sys.stderr)
    else:
        ready.say(f"{args.username} keeps their password, and is {args.role} now.")
    others = " or ".join(f"--role {each}" for each in ROLES if each != args.role)
    print(
        f"{args.username} signs in at {settings.PUBLIC_URL}/desk/ as {args.role} of"
        f" {args.publication}.\nFor another role, engage them again with {others}.",
        file=sys.stderr,
    )
    return 0


def _story(args: argparse.Namespace) -> int:
    from django.conf import settings

    from comity.ground import text, writelane
    from comity.publications.queries import publication
    from comity.stories.actions import BODY, Particulars, make
    from comity.stories.queries import story_at, version_of

    house = publication(args.publication)
    try:
        source = args.body.read_text(encoding="utf-8") if args.body else ""
    except (OSError, UnicodeDecodeError) as fault:
        print(unreadable(args.body, fault), file=sys.stderr)
        return 1
    given: dict[str, Any] = {}
    for name, (limit, _sentence) in PARTICULARS.items():
        field = name.replace("-", "_")
        if value := getattr(args, field):
            with about(f"--{name}"):
                given[field] = text.clean(value, limit=limit, lines=False)
    with about("--body"):
        source = text.clean(source, limit=BODY) if source else ""
    particulars = Particulars(
        **given,
        source=source,
        published_at=args.published and args.published.astimezone(),
    )
    known = story_at(house.key, args.address) is not None
    known = known or version_of(house.key, args.slug) is not None
    made = writelane.run(
        make(house.key, particulars, address=args.address, slug=args.slug, actor=ACTOR)
    )
    if known:
        ready.say("This story is here already; it stays as it is.")
    ready.say(f"{settings.PUBLIC_URL}/stories/{made.slug}/")
    return 0
