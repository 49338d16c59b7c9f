"""Due rows that failed: how often, from when on they are taken again, and which are parked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("due", sa.Column("state", sa.String(length=8), nullable=False, server_default="new"))
    op.add_column("due", sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("due", sa.Column("next_at", sa.Float(), nullable=False, server_default="0"))
    op.execute("UPDATE due SET next_at = at")
    op.drop_index("ix_due_at", "due")
    op.create_index("due_next", "due", ["state", "next_at"])


def downgrade() -> None:
    raise NotImplementedError("restore a backup instead: going back would lose what people wrote since")
