"""The safe horizon: what a follower of the whole journal may read.

On PostgreSQL a smaller id may commit after a greater one. Each entry keeps the id of the
transaction that wrote it; once no transaction older than N runs, all entries with tx < N
can be seen and none will be added. So followers read in the order of (tx, id), below the
oldest running transaction. On SQLite one writer at a time makes ids commit in order.
"""

from typing import Any

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Func
from django.db.models.sql.compiler import SQLCompiler


class CurrentTransaction(Func):
    """The running transaction's id on PostgreSQL, 0 on SQLite."""

    output_field = models.BigIntegerField()
    arity = 0
    allowed_default = True

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_: Any, **__: Any
    ) -> tuple[str, tuple[()]]:
        return "0", ()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> tuple[str, tuple[()]]:
        return "pg_current_xact_id()::text::bigint", ()


def behind_horizon() -> models.Q:
    """Return what to filter entries by, so that none is read before an earlier one is there.

    Who asks in the middle of a transaction also sees what that one has written itself.
    """
    if connection.vendor != "postgresql":
        return models.Q()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,"
            " pg_current_xact_id_if_assigned()::text::bigint"
        )
        oldest_running, own = cursor.fetchone()
    return models.Q(tx__lt=oldest_running) | models.Q(tx=own if own is not None else -1)
