"""What `comity serve` says before it answers: its addresses, who may embed it, its mail."""

from collections.abc import Iterator

from comity.commands import ready

SHOWN = 20
"""Publications that are named."""


def greet(host: str, port: int) -> None:
    """Print a line for each thing that whoever starts a server asks themselves."""
    for name, said in _lines(host, port):
        ready.say(f"  {name:<20} {said}")


def _lines(host: str, port: int) -> Iterator[tuple[str, str]]:
    from django.conf import settings

    from comity.publications.queries import publications

    yield "Comity listens on", f"http://{f'[{host}]' if ':' in host else host}:{port}"
    yield "Readers reach it at", settings.PUBLIC_URL
    yield "Moderate at", f"{settings.PUBLIC_URL}/desk/"
    houses = publications()
    if not houses:
        yield "Publications", "none yet: comity publication found NAME"
    for house in houses[:SHOWN]:
        sites = ", ".join(house.origins)
        lacking = f"no site may embed it yet: comity publication allow {house.key} https://…"
        yield house.key, f"embedded by {sites}" if sites else lacking
    if len(houses) > SHOWN:
        yield f"and {len(houses) - SHOWN} more", "comity publication list"
    where = settings.MAIL_SERVICE or settings.EMAIL_FILE_PATH or settings.EMAIL_HOST
    lacking = "is not set up, so nobody gets a code to sign in with: COMITY_EMAIL_URL, docs/mail.md"
    yield "Mail", f"leaves by {where}" if settings.MAIL else lacking
    yield "Everything is in", str(settings.DATA)
    yield "Stop with", "Ctrl+C"
