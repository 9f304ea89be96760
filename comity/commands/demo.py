"""`comity demo`: an invented newsroom to read, write in and moderate, kept between starts."""

import argparse
import os
import secrets
import shutil
from pathlib import Path

from comity.commands import ready
from comity.commands.serve import serve

MARK = ".comity-demo"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
    parser.add_argument("--fresh", action="store_true", help="begin again with new data")
    parser.add_argument("--no-serve", action="store_true", help="prepare the data and stop")


def run(args: argparse.Namespace) -> int:
    """Prepare the sample newsroom, say where it is, and serve it until stopped."""
    data = Path(os.environ.setdefault("COMITY_DATA", str(Path.cwd() / "data")))
    if args.fresh and not _cleared(data):
        ready.say(f"comity demo: {data} was not made by the demo; it is left alone.")
        return 1
    data.mkdir(parents=True, exist_ok=True)
    if not any(data.iterdir()):
        (data / MARK).touch()
    address = f"http://127.0.0.1:{args.port}"
    os.environ.setdefault("COMITY_PUBLIC_URL", address)
    ready.set_up()
    ready.prepare(verbose=True)
    _install(address)
    _tell(address, data)
    if not args.no_serve:
        serve("127.0.0.1", args.port)
    return 0


def _cleared(data: Path) -> bool:
    """Empty a folder that the demo made; False where it is somebody else's."""
    if not data.exists():
        return True
    if not (data / MARK).exists():
        return not any(data.iterdir())
    shutil.rmtree(data)
    return True


def _install(address: str) -> None:
    from comity.publications.queries import publications
    from comity.samples.install import install

    if not publications():
        ready.say("Bringing in the sample newsroom …")
        install(address, ready.progress)


def _tell(address: str, data: Path) -> None:
    name, password = _moderator(data)
    ready.say(
        f"\n  Comity is at         {address}\n"
        f"  Moderate at          {address}/desk/\n"
        f"    sign in as         {name}\n"
        f"    with the password  {password}\n"
        f"  Everything is in     {data}\n"
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
