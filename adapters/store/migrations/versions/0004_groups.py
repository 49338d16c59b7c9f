"""Groups of two people and the companion."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_room",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("couple", sa.String(length=32), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_group_room_couple", "group_room", ["couple"])


def downgrade() -> None:
    raise NotImplementedError("restore a backup instead: going back would lose what people wrote since")
