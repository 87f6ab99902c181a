"""What somebody says is wrong in a scene is a remark; a report is what an officer writes."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.rename_table("report", "remark")


def downgrade() -> None:
    op.rename_table("remark", "report")
