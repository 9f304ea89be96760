"""Whether each part works, and what to do where it does not. Composition only."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from comity import toxicity
from comity.followers import lasting_names, store, waited
from comity.ground import clock
from comity.journal.lag import LATE, lag
from comity.notices.letters.trial import try_mail
from comity.notices.queries.letters import mail_is_late, oldest_waiting

OVERDUE = timedelta(minutes=10)
"""How long what is due may wait: a round is a minute, and a courier tries what failed later."""

ROOM = 200 * 1024 * 1024
"""Bytes of free disk below which writes may soon fail."""


@dataclass(frozen=True)
class Check:
    """One part: whether it works, what was seen, and what to do: at once where it does not work,
    at leisure where it does."""

    part: str
    well: bool
    seen: str
    remedy: str = ""
    which: tuple[str, ...] = ()
    """Where the part is made of several: the names of those that do not work."""


def checks() -> list[Check]:
    """Look at every part; a look that fails is itself a finding."""
    return [_look(part, look) for part, look in LOOKS]


def _look(part: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except Exception as fault:
        return Check(part, False, f"{type(fault).__name__}: {fault}", "See the log for the cause.")


def _database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as fault:
        return Check(
            "database", False, str(fault).strip(), "Check COMITY_DATABASE_URL and that it runs."
        )
    return Check("database", True, f"{connection.vendor} answers")


def _durability() -> Check:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            mode, sync = _pragma(cursor, "journal_mode"), _pragma(cursor, "synchronous")
            well, seen = (mode, sync) == ("wal", 2), f"journal {mode}, synchronous {sync}"
        else:
            cursor.execute("SHOW synchronous_commit")
            (value,) = cursor.fetchone()
            well, seen = value != "off", f"synchronous_commit {value}"
    remedy = "" if well else "What is acknowledged may be lost: undo the change to this setting."
    return Check("durability", well, seen, remedy)


def _pragma(cursor: object, name: str) -> object:
    cursor.execute(f"PRAGMA {name}")  # type: ignore[attr-defined]
    return cursor.fetchone()[0]  # type: ignore[attr-defined]


def _migrations() -> Check:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        return Check(
            "migrations", False, f"{len(missing)} not applied", "Run: comity manage migrate"
        )
    return Check("migrations", True, "all applied")


def _followers() -> Check:
    late = lag(clock.now(), lasting_names())
    return _in_time("followers", late, LATE, "none is behind")


def _due() -> Check:
    return _in_time("work due", waited(), OVERDUE, "nothing waits long")


def _in_time(part: str, late: Mapping[str, timedelta], most: timedelta, well: str) -> Check:
    which = {name: by for name, by in late.items() if by > most}
    if not which:
        return Check(part, True, well)
    seen = ", ".join(f"{name} {by.total_seconds():.0f} s" for name, by in which.items())
    remedy = "Run comity serve or comity work, and read its log."
    return Check(part, False, f"late: {seen}", remedy, tuple(which))


def _pages() -> Check:
    trouble = store().trouble
    if trouble is None:
        return Check("pages", True, "the store of pages answers")
    return Check("pages", False, trouble, "Readers are still served, from fresh renders, slower.")


def _scorer() -> Check:
    scorer = toxicity.standing()
    if isinstance(scorer, toxicity.ModelError):
        return Check(
            "scorer", False, str(scorer), "Install Comity again: its model files are damaged."
        )
    return Check("scorer", True, f"the {scorer.tier} tier answers")


def _mail() -> Check:
    if not settings.MAIL:
        return Check(
            "mail",
            True,
            "not configured: readers get no code to sign in with, and no notice goes by mail",
            "Set COMITY_EMAIL_URL (docs/mail.md).",
        )
    if not mail_is_late(clock.now()):
        return Check("mail", True, "no letter waits long")
    return Check(
        "mail", False, f"a letter waits since {oldest_waiting()}", "Try: comity mail check"
    )


def _disk() -> Check:
    free = shutil.disk_usage(settings.DATA).free
    well = free > ROOM
    return Check(
        "disk",
        well,
        f"{free // 2**20} MiB free in {settings.DATA}",
        "" if well else "Make room, or move COMITY_DATA to a larger disk.",
    )


def _address() -> Check:
    well = settings.PUBLIC_URL.startswith("https://") or "127.0.0.1" in settings.PUBLIC_URL
    return Check(
        "public address",
        well or "localhost" in settings.PUBLIC_URL,
        settings.PUBLIC_URL,
        "" if well else "Set COMITY_PUBLIC_URL to the https:// address that readers use.",
    )


def data_folder() -> Check:
    """Look whether others on this machine can enter the data folder: it holds their addresses."""
    data = settings.DATA
    # On PostgreSQL, with a secret of its own, a box may have none before its first start.
    if not data.exists() or not data.stat().st_mode & 0o007:
        return Check("data folder", True, f"{data} is closed to others on this machine")
    return Check(
        "data folder",
        True,
        f"others on this machine can look into {data}: addresses, letters, password hashes",
        f"Close it: chmod -R go= {data}",
    )


def mail_server() -> Check:
    """Dial the mail server: for whoever asks by hand, and not with every look at the parts."""
    trial = try_mail()
    remedy = "" if trial.well else "Check COMITY_EMAIL_URL, and that the server lets us in."
    return Check("mail server", trial.well, trial.seen, remedy)


LOOKS: tuple[tuple[str, Callable[[], Check]], ...] = (
    ("database", _database),
    ("durability", _durability),
    ("migrations", _migrations),
    ("followers", _followers),
    ("work due", _due),
    ("pages", _pages),
    ("scorer", _scorer),
    ("mail", _mail),
    ("disk", _disk),
    ("public address", _address),
)
