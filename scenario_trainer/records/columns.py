"""Kinds of columns that both databases keep alike."""

import json
from datetime import UTC, datetime

from sqlalchemy import DateTime, Text
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator):
    """A moment in UTC; SQLite keeps it without a zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect):
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect):
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Json(TypeDecorator):
    """A small tree as compact text, its keys in one order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else compact(value)

    def process_result_value(self, value, dialect):
        return None if value is None else json.loads(value)


def compact(value: object) -> str:
    """The shortest JSON of *value*, the same on every machine."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
