"""Makes a data folder fit to serve from: folders, rows, static files."""

import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

from comity.commands import folder

MEASURED = 1_000
"""Rows of each index that SQLite reads to measure it (https://sqlite.org/lang_analyze.html)."""


def set_up() -> None:
    """Load Django and the rooms; beside a demo, its address and its folder of letters hold."""
    data = folder.data()
    address = folder.demo_address(data)
    if address:
        os.environ.setdefault("COMITY_PUBLIC_URL", address)
        if "COMITY_EMAIL_URL_FILE" not in os.environ:
            os.environ.setdefault("COMITY_EMAIL_URL", folder.demo_mail(data).as_uri())
    django.setup()


def lacking() -> str:
    """Return what to do first where no database was made yet, "" where there is one; make none.

    One that does not answer is not said to be lacking.
    """
    from django.conf import settings
    from django.db import DatabaseError, connection
    from django.db.migrations.recorder import MigrationRecorder

    file = connection.vendor == "sqlite" and settings.DATABASES["default"]["NAME"]
    try:
        if (not file or Path(file).exists()) and MigrationRecorder(connection).has_table():
            return ""
    except DatabaseError:
        return ""
    return (
        f"there is no database here yet ({file or 'COMITY_DATABASE_URL'}): "
        "run comity publication found NAME, or comity demo to try it"
    )


def prepare(*, verbose: bool = False) -> None:
    """Bring the rows up to this release; what is there stays."""
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if verbose:
            print("Preparing the database …", flush=True)
        is_new = not executor.loader.applied_migrations
        call_command("migrate", interactive=False, verbosity=0)
        if not is_new:
            measure()


def measure() -> None:
    """Let the database measure what stands in it: of a new index it knows nothing otherwise.

    SQLite looks at a part of each index only, so that a million comments take a moment.
    """
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {MEASURED}")
        cursor.execute("ANALYZE")


def say(line: str) -> None:
    """Print a line at once, also where the output is a pipe."""
    print(line, flush=True)


def counted(number: int, one: str, many: str = "") -> str:
    """Return so many of something in words: "1 comment", "2 comments", "2 stories"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def progress(headline: str, done: int, of: int) -> None:
    """Show how far a task has come: on one line of a terminal, elsewhere by a line a quarter.

    Call it before each of the `of` parts, and at the end with `done` equal to `of`.
    """
    on_terminal = sys.stderr.isatty()
    quarters = 4 * done // of
    if not on_terminal and done and quarters == 4 * (done - 1) // of:
        return
    bar = "█" * (20 * done // of) + "░" * (20 - 20 * done // of)
    end = "\r" if on_terminal and done < of else "\n"
    print(f"  {bar} {done}/{of}  {headline[:48]:<48}", end=end, file=sys.stderr, flush=True)
