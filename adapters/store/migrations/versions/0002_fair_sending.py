"""Answers before prompts, leases, and when a message was written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.add_column(sa.Column("waits", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("prompt", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("at", sa.Float(), nullable=False, server_default="0"))
        table.add_column(sa.Column("leased_by", sa.String(length=8), nullable=False, server_default=""))
        table.add_column(sa.Column("leased_until", sa.Float(), nullable=False, server_default="0"))
        table.drop_index("outbox_heads")
        table.create_index("outbox_waiting", ["waits", "prompt", "seq"], unique=False)
        table.create_index("outbox_heads", ["person", "waits", "seq"], unique=False)
    op.execute("UPDATE outbox SET waits = (state IN ('new', 'sending')), at = CAST(strftime('%s', 'now') AS REAL)")
    op.create_table(
        "page",
        sa.Column("owner", sa.String(length=48), nullable=False),
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "hash"),
    )
    op.create_index("inbox_order", "inbox", ["state", "seq"], unique=False)
    with op.batch_alter_table("message") as table:
        table.add_column(sa.Column("at", sa.Float(), nullable=False, server_default="0"))
    op.execute("UPDATE message SET at = CAST(strftime('%s', 'now') AS REAL)")


def downgrade() -> None:
    raise NotImplementedError("restore a backup instead: going back would lose what people wrote since")
