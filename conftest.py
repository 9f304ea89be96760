"""What every test relies on: a data folder of its own, and the shared world."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, make_desk
from tests.world import World, make_world

ACROSS = Path(__file__).parent / "tests"
"""What crosses rooms: servers, browsers, kills."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no process is left alone with one.

    On PostgreSQL, run what touches rows: all else has run on SQLite and would be the same.
    """
    items.sort(key=lambda item: item.path.parent != ACROSS)
    if "COMITY_DATABASE_URL" not in os.environ:
        return
    kept = [item for item in items if _touches_rows(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _touches_rows(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("postgres") is not None


@pytest.fixture(autouse=True)
def _writes_in_this_thread() -> Iterator[None]:
    """Let a test roll back what it wrote: the lane proper has a connection of its own.

    What the tests before did from this address counts no more; sign-ins are counted in the cache.
    """
    from django.core.cache import cache

    from comity.comments import proving
    from comity.ground import writelane
    from comity.readers import limits

    limits.forget()
    proving.forget()
    cache.clear()
    writelane.work_inline()
    yield
    writelane.close()


@pytest.fixture(scope="session", autouse=True)
def _passwords_are_hashed_quickly() -> Iterator[None]:
    """Spend no time on a million rounds for each password that a test sets or tries."""
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["tests.hashing.Quick"]):
        yield


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Say whether the test database is there already: migrating an empty one takes seconds."""
    return "COMITY_DATABASE_URL" not in os.environ


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_keepdb: bool
) -> None:
    """Lay a database with every table where this process looks for its own."""
    if django_db_keepdb:
        from django.conf import settings

        from tests.samples import bring_in_nothing

        name = Path(settings.DATABASES["default"]["TEST"]["NAME"])
        made = name.with_name(f"{name.name}.made")
        bring_in_nothing(made)
        (made / "comity.sqlite3").rename(name)


@pytest.fixture(scope="session", autouse=True)
def _no_session_outlives_the_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """End what a test's threads left connected: PostgreSQL drops no database that is in use."""
    if "COMITY_DATABASE_URL" not in os.environ:
        yield
        return
    request.getfixturevalue("django_db_setup")
    yield
    from django.db import connection

    with request.getfixturevalue("django_db_blocker").unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def world(db: None) -> World:
    """A publication and its story, Alice who reads, Bob who moderates, Charlie the stranger."""
    return make_world()


@pytest.fixture
def desk(world: World) -> Desk:
    """The Courier's desk: two moderators and an editor."""
    return make_desk(world)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real input beside the checkout; the test is skipped where it is not."""
    folder = Path(__file__).parent.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no ../shared beside this checkout, so no real pages to read")
    return folder
