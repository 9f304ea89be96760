"""After a new release has added indexes, the database knows what stands in them."""

from django.db import connection

from comity.commands import ready
from tests.world import World

KNOWN = {
    "sqlite": "SELECT count(idx) FROM sqlite_stat1 WHERE tbl = 'comments_comment'",
    "postgresql": "SELECT count(*) FROM pg_stats WHERE tablename = 'comments_comment'",
}


def known() -> int:
    """Return of how many indexes or columns of the comments the database knows anything."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
            if not cursor.fetchone()[0]:
                return 0
        cursor.execute(KNOWN[connection.vendor])
        return int(cursor.fetchone()[0])


def test_the_database_measures_what_stands_in_it(world: World) -> None:
    for number in range(20):
        world.says(f"Number {number} of the things that are to be said here.")
    ready.measure()
    assert known() > 3
