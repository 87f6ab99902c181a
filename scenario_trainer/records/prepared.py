"""Statements on the path of every decision: compiled once, run on the driver's own cursor.

SQLAlchemy works out at each run what it worked out at the run before: which statement it
is, how its values go in and its columns come out. For a row found by its key that takes
ten times as long as the database does. A `Prepared` asks SQLAlchemy once for the text, the
order of the values and what turns each into what its column says, and keeps them. What we
gave up: rows are plain tuples, and what the driver says of an error is told here anew.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, Executable
from sqlalchemy.sql.type_api import TypeEngine

from scenario_trainer.records import database

Convert = Callable[[Any], Any]


class Prepared:
    """A statement that is compiled once for each kind of database; *columns* are those an insert fills."""

    def __init__(self, statement: Executable, columns: Sequence[str] = ()) -> None:
        self._statement, self._columns = statement, columns or None
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, **values: Any) -> list[tuple]:
        """Everything the statement finds."""
        with database.driver() as (connection, dialect):
            compiled = self._for(dialect)
            cursor = connection.cursor()
            found = cursor.execute(compiled.text, compiled.bound(values)).fetchall()
            cursor.close()
        return compiled.read(found)

    def row(self, **values: Any) -> tuple | None:
        """The first thing the statement finds, or None."""
        found = self.rows(**values)
        return found[0] if found else None

    def change(self, **values: Any) -> None:
        """Run a statement that changes something; only inside a transaction."""
        database.check_in_transaction()
        with database.driver() as (connection, dialect):
            compiled = self._for(dialect)
            cursor = connection.cursor()
            cursor.execute(compiled.text, compiled.bound(values))
            cursor.close()

    def _for(self, dialect: Dialect) -> "_Compiled":
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _compiled(self._statement, self._columns, dialect)
        return self._compiled[dialect.name]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one kind of database takes it."""

    text: str
    order: Sequence[str] | None  # of the values, where the driver takes them by their place
    fixed: Mapping[str, Any]  # what stands in the statement itself
    into: Mapping[str, Convert]  # from our value to the column's
    out: Sequence[tuple[int, Convert]]  # from the column's value to ours, by its place

    def bound(self, values: Mapping[str, Any]) -> Any:
        """The values as the driver takes them."""
        bound = {**self.fixed, **values}
        for name, convert in self.into.items():
            bound[name] = convert(bound[name])
        return bound if self.order is None else [bound[name] for name in self.order]

    def read(self, rows: list[tuple]) -> list[tuple]:
        """The rows as our tables say them."""
        if not rows:
            return rows
        columns = list(zip(*rows, strict=True))
        for place, convert in self.out:
            columns[place] = [convert(value) for value in columns[place]]
        return list(zip(*columns, strict=True))


def _compiled(statement: Executable, columns: Sequence[str] | None, dialect: Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    takes = {name: _impl(bind.type, dialect) for bind, name in compiled.bind_names.items()}
    gives = [_impl(column.type, dialect) for column in getattr(statement, "selected_columns", ())]
    into = {name: kind.bind_processor(dialect) for name, kind in takes.items()}
    out = [kind.result_processor(dialect, None) for kind in gives]
    return _Compiled(
        text=str(compiled),
        order=compiled.positiontup if compiled.positional else None,
        fixed=compiled.params,
        into={name: convert for name, convert in into.items() if convert},
        out=[(place, convert) for place, convert in enumerate(out) if convert],
    )


def _impl(kind: TypeEngine, dialect: Dialect) -> TypeEngine:
    return kind.dialect_impl(dialect)
