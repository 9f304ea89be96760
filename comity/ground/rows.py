"""Many rows at a time, past the ORM: an archive has a million of them."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeAlias

import msgspec
from django.db import connection, models
from django.db.models.expressions import RawSQL

Field: TypeAlias = "models.Field[Any, Any]"


def insert(
    model: type[models.Model],
    columns: Sequence[str],
    values: Sequence[Sequence[Any]],
    *,
    ignore: bool = False,
) -> int:
    """Insert rows, inside a write; return how many. `columns` are attribute names, like `story_id`.

    A column that is not among them gets its default; what the ORM makes up as it saves, like
    the moment of `auto_now_add`, must be among them.
    `ignore`: a row that is there already, by any unique key, stays as it is.
    """
    if not values:
        return 0
    found = [_column(model, name) for name in columns]
    if others := _left_out(model, found):
        found += others
        values = [(*row, *(field.get_default() for field in others)) for row in values]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in found)
    places = ", ".join(["%s"] * len(found))
    table = quote(model._meta.db_table)
    end = " ON CONFLICT DO NOTHING" if ignore else ""
    sql = f"INSERT INTO {table} ({names}) VALUES ({places}){end}"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(sql, _prepared(found, values))
        count: int = cursor.rowcount
    return count


def update(
    model: type[models.Model], columns: Sequence[str], values: Sequence[Sequence[Any]]
) -> None:
    """Set columns of rows by their primary key, which is the last of each row's values."""
    if not values:
        return
    key = model._meta.pk
    assert key is not None
    found = [*(_column(model, name) for name in columns), key]
    quote = connection.ops.quote_name
    sets = ", ".join(f"{quote(str(field.column))} = %s" for field in found[:-1])
    table = quote(model._meta.db_table)
    sql = f"UPDATE {table} SET {sets} WHERE {quote(str(key.column))} = %s"  # noqa: S608 - as above
    with connection.cursor() as cursor:
        cursor.executemany(sql, _prepared(found, values))


def listed(values: Iterable[str]) -> RawSQL:
    """Return what stands right of `__in` for many values: one parameter, and quick to make."""
    if connection.vendor == "sqlite":
        each = msgspec.json.encode(list(values)).decode()
        return RawSQL("SELECT value FROM json_each(%s)", (each,))
    return RawSQL("SELECT unnest(%s::text[])", (list(values),))


@contextmanager
def still() -> Iterator[None]:
    """Let all that is read meanwhile be of one moment, and hold nobody up who writes."""
    if connection.in_atomic_block:
        yield
        return
    whole = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(whole if connection.vendor == "postgresql" else "BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("COMMIT")


def told(query: "models.QuerySet[Any, Any]", columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Return rows as JSON can hold them, column by column in the order given."""
    for row in query.values_list(*columns).iterator(2000):
        yield {name: _plain(value) for name, value in zip(columns, row, strict=True)}


def read(model: type[models.Model], columns: Sequence[str], record: Any) -> list[Any]:
    """Return the values of a record that `told` made; raises ValueError where it is none.

    Every column must be there, of its type and within its length: a file may be anybody's.
    """
    if not isinstance(record, dict) or (missing := set(columns) - record.keys()):
        raise ValueError(f"it lacks {', '.join(sorted(missing))}" if record else "it is empty")
    values = []
    for name in columns:
        field = _column(model, name)
        try:
            value = field.to_python(record[name])
            if not isinstance(field, models.ForeignKey) and not field.primary_key:
                value = field.clean(value, None) if value not in field.empty_values else value
        except Exception as fault:
            raise ValueError(f"its {name} cannot be used") from fault
        if value is None and not field.null:
            raise ValueError(f"its {name} is empty")
        values.append(value)
    return values


def _column(model: type[models.Model], name: str) -> Field:
    for field in model._meta.concrete_fields:
        if name in (field.attname, field.name):
            return field
    raise LookupError(name)


def _left_out(model: type[models.Model], found: list[Field]) -> list[Field]:
    """Return the columns that are not among these, and that the database does not fill in."""
    return [
        field
        for field in model._meta.concrete_fields
        if field not in found
        and not isinstance(field, models.AutoField)
        and field.db_default is models.NOT_PROVIDED
    ]


def _prepared(fields: "Sequence[Field]", values: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Make rows fit for the database, column by column: most columns are so already."""
    columns = zip(*values, strict=True)
    made = (
        column if (make := _maker(field)) is None else make(column)
        for field, column in zip(fields, columns, strict=True)
    )
    return list(zip(*made, strict=True))


def _maker(field: Field) -> Callable[[Sequence[Any]], Sequence[Any]] | None:
    """Return what makes a column fit for the database; None where it is so already."""
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(kind, models.UUIDField) and connection.vendor == "sqlite":
        return _hex
    if isinstance(kind, models.DateTimeField):
        return _moments
    if isinstance(kind, models.JSONField):
        return partial(_json, kind)
    return None


def _hex(column: Sequence[uuid.UUID | None]) -> list[str | None]:
    return [None if value is None else value.hex for value in column]


def _moments(column: Sequence[datetime | None]) -> list[Any]:
    if connection.vendor != "sqlite":
        return list(column)
    return [None if value is None else _as_words(value) for value in column]


def _as_words(moment: datetime) -> str:
    """Return a moment as Django keeps it in SQLite, which has no type for one: in UTC, no zone."""
    return str(moment.astimezone(UTC)).removesuffix("+00:00")


def _json(field: "models.JSONField[Any, Any]", column: Sequence[Any]) -> list[Any]:
    """Make JSON fit; the two empty values, which most rows have, are made once."""
    prepare = field.get_db_prep_save
    save = _as_text if connection.vendor == "sqlite" else partial(prepare, connection=connection)
    nothing, no_list = save({}), save([])
    return [
        (nothing if isinstance(value, dict) else no_list)
        if not value and isinstance(value, dict | list)
        else save(value)
        for value in column
    ]


def _as_text(value: Any) -> str | None:
    """Return JSON as SQLite keeps it: as text. Django's own way there costs ten times as much."""
    return None if value is None else msgspec.json.encode(value).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return value
