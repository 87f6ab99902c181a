"""The time factor an attempt was played with, written down when it begins."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attempt", sa.Column("timers", sa.String(length=3), nullable=True))


def downgrade() -> None:
    op.drop_column("attempt", "timers")
