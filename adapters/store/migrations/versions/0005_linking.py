"""Two accounts of one person: which is written to first, where a message went, and links under way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("account", sa.Column("home", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("account", sa.Column("reachable", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.execute("UPDATE account SET reachable = (SELECT reachable FROM person WHERE person.id = account.person)")
    op.add_column("outbox", sa.Column("account", sa.String(length=32), nullable=True))
    op.create_table(
        "link",
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("joiner", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"]),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_index("ix_link_person", "link", ["person"])
    op.create_index("ix_link_joiner", "link", ["joiner"])


def downgrade() -> None:
    raise NotImplementedError("restore a backup instead: going back would lose what people wrote since")
