"""What somebody says is wrong in a scene is a remark; a report is what an officer writes."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("report_edition_id", "report")
    op.rename_table("report", "remark")
    op.create_index("remark_edition_id", "remark", ["edition_id"])


def downgrade() -> None:
    op.drop_index("remark_edition_id", "remark")
    op.rename_table("remark", "report")
    op.create_index("report_edition_id", "report", ["edition_id"])
