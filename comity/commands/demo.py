"""`comity demo`: an invented newsroom to read, write in and moderate, kept between starts."""

import argparse
import os
import secrets
from pathlib import Path

from comity.commands import folder, ready
from comity.commands.serve import answered_by, listening


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
    parser.add_argument("--fresh", action="store_true", help="begin again with new data")
    parser.add_argument("--no-serve", action="store_true", help="prepare the data and stop")


def run(args: argparse.Namespace) -> int:
    """Prepare the sample newsroom, say where it is, and serve it until stopped."""
    data = folder.data()
    if folder.is_foreign(data) and args.fresh:
        ready.say(f"comity demo: {data} was not made by the demo; it is left alone.")
        return 1
    listener = None if args.no_serve else listening("127.0.0.1", args.port)
    if listener is None and not args.no_serve:
        return 1
    address = f"http://127.0.0.1:{args.port}"
    try:
        _begin(data, address, fresh=args.fresh)
    except folder.Busy:
        ready.say(f"comity demo: a Comity is running on {data}: stop it before --fresh.")
        return 1
    _install(address)
    if listener is not None:
        _tell(address, data)
        answered_by(listener)
    return 0


def _begin(data: Path, address: str, *, fresh: bool) -> None:
    """Make the data folder fit to serve from; raises Busy where it cannot be cleared."""
    if fresh:
        folder.clear(data)
    folder.share(data)
    os.environ.setdefault("COMITY_PUBLIC_URL", address)
    if not folder.is_foreign(data):
        folder.mark(data, address)
    ready.set_up()
    ready.prepare(verbose=True)


def _install(address: str) -> None:
    from comity.publications.queries import publications
    from comity.samples.install import install

    if not publications():
        ready.say("Bringing in the sample newsroom …")
        install(address, ready.progress)


def _tell(address: str, data: Path) -> None:
    from django.conf import settings

    name, password = _moderator(data)
    ready.say(
        f"\n  Comity is at         {address}\n"
        f"  Moderate at          {address}/desk/\n"
        f"    sign in as         {name}\n"
        f"    with the password  {password}\n"
        f"  Everything is in     {data}\n"
        f"  Letters land in      {settings.EMAIL_FILE_PATH or 'no folder: see docs/mail.md'}\n"
        f"  Stop with            Ctrl+C\n"
    )


def _moderator(data: Path) -> tuple[str, str]:
    """Return the sign-in of the sample newsroom's moderator, made on the first start."""
    from comity.desk.staff import engage

    kept = data / "moderator-password"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(9), encoding="utf-8")
    password = kept.read_text(encoding="utf-8")
    return engage("moderator", password), password
