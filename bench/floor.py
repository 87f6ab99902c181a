"""The least a web application can do and still keep a decision: insert one row, durably.

    python -m bench.floor FILE PORT

The same server, the same database settings and the same lock as ours; no
session, no CSRF, no replay, no page.
"""

import sqlite3
import sys
import threading

import waitress
from flask import Flask, request

from scenario_trainer.records.fair_lock import FairLock
from scenario_trainer.web.server import THREADS

_own = threading.local()
_writers = FairLock()


def connection(file: str) -> sqlite3.Connection:
    """This thread's connection, as durable as ours."""
    if not hasattr(_own, "connection"):
        _own.connection = sqlite3.connect(file, isolation_level=None, timeout=10)
        _own.connection.execute("PRAGMA journal_mode=WAL")
        _own.connection.execute("PRAGMA synchronous=FULL")
    return _own.connection


def create_app(file: str) -> Flask:
    """One address that inserts one row."""
    app = Flask("floor")
    connection(file).execute("CREATE TABLE move (id INTEGER PRIMARY KEY, data TEXT)")

    @app.post("/moves")
    def insert() -> str:
        opened = connection(file)
        with _writers.held(10):
            opened.execute("BEGIN IMMEDIATE")
            opened.execute("INSERT INTO move (data) VALUES (?)", (request.form["option"],))
            opened.execute("COMMIT")
        return "<p>kept</p>"

    return app


if __name__ == "__main__":
    waitress.serve(create_app(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]),
                   threads=THREADS, ident=None, _quiet=True)  # fmt: skip
