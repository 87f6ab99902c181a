"""Drafts that know what their window saw, the words beside them, and forms that were not taken."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("draft", sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
    op.add_column(
        "draft", sa.Column("window_key", sa.String(length=64), nullable=False, server_default="")
    )
    op.add_column(
        "draft", sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.create_table(
        "words_beside",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("scene", sa.String(length=80), nullable=False),
        sa.Column("window_key", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
            name=op.f("words_beside_attempt_id_of"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attempt_id", "scene", "window_key", name=op.f("words_beside_key")),
    )
    op.create_table(
        "unsent_form",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=200), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("unsent_form_person_id_of"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "page", "form", name=op.f("unsent_form_key")),
    )
    op.create_index(op.f("unsent_form_held_at"), "unsent_form", ["held_at"])


def downgrade() -> None:
    op.drop_table("unsent_form")
    op.drop_table("words_beside")
    op.drop_column("draft", "sequence")
    op.drop_column("draft", "window_key")
    op.drop_column("draft", "revision")
