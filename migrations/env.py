"""Run the migrations on the database of the present app."""

from alembic import context

from scenario_trainer.records import tables as tables
from scenario_trainer.records.database import db

with db.engine.connect() as connection:
    context.configure(connection=connection, target_metadata=db.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
