"""The tables. Every column that can hold a person's words, answers or platform ids is sealed bytes (keys.py)."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
    true,
)

metadata = MetaData()

person = Table(
    "person", metadata, Column("id", String(32), primary_key=True), Column("reachable", Boolean, nullable=False)
)

account = Table(
    "account",
    metadata,
    Column("hash", String(32), primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("platform", String(20), nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("home", Boolean, nullable=False, server_default=true()),  # where what is unasked goes first
    Column("reachable", Boolean, nullable=False, server_default=true()),
)

member = Table(
    "member",
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("couple", String(32), nullable=False, index=True),
    Column("side", String(1), nullable=False),
)

# A group is written to like a person: it has rows in `person` and `account`, and an outbox.
group_room = Table(
    "group_room",
    metadata,
    Column("id", ForeignKey("person.id"), primary_key=True),
    Column("couple", String(32), index=True),
    Column("document", LargeBinary, nullable=False),
)

private_room = Table(
    "private_room",
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("document", LargeBinary, nullable=False),
)

shared_room = Table(
    "shared_room",
    metadata,
    Column("couple", String(32), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("document", LargeBinary, nullable=False),
)

page = Table(
    "page",
    metadata,
    Column("owner", String(48), primary_key=True),
    Column("hash", String(32), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

words = Table(
    "words",
    metadata,
    Column("owner", String(48), primary_key=True),
    Column("ref", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

note = Table(
    "note",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("at", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("lane", ForeignKey("person.id"), nullable=False),
    Column("state", String(8), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("at", Float, nullable=False),
    Column("payload", LargeBinary),
    Index("inbox_heads", "state", "lane", "seq"),
    Index("inbox_order", "state", "seq"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("state", String(8), nullable=False),
    Column("waits", Boolean, nullable=False, server_default=false()),  # new or sending: what the heads are looked up by
    Column("prompt", Boolean, nullable=False, server_default=false()),
    Column("account", String(32)),  # where it is to go, or went; none: where its person wishes
    Column("turn", Integer),
    Column("part", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("at", Float, nullable=False, server_default="0"),
    Column("not_before", Float, nullable=False),
    Column("leased_by", String(8), nullable=False, server_default=""),
    Column("leased_until", Float, nullable=False, server_default="0"),
    Column("messages", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Index("outbox_waiting", "waits", "prompt", "seq"),
    Index("outbox_heads", "person", "waits", "seq"),
    Index("outbox_turns", "person", "turn"),
)

message = Table(
    "message",
    metadata,
    Column("person", String(32), primary_key=True),
    Column("hash", String(32), primary_key=True),
    Column("turn", Integer, nullable=False),
    Column("at", Float, nullable=False, server_default="0"),
)

due = Table(
    "due",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("owner", String(48), nullable=False),
    Column("hash", String(32), nullable=False),
    Column("at", Float, nullable=False),
    Column("not_after", Float),
    Column("body", LargeBinary, nullable=False),
    Column("state", String(8), nullable=False, server_default="new"),  # or parked
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("next_at", Float, nullable=False, server_default="0"),  # when it can be taken: `at`, or later after a fault
    UniqueConstraint("owner", "hash"),
    Index("due_next", "state", "next_at"),
)

invitation = Table(
    "invitation",
    metadata,
    Column("hash", String(32), primary_key=True),
    Column("inviter", ForeignKey("person.id"), nullable=False, index=True),
    Column("joiner", String(32)),
    Column("state", String(10), nullable=False),
    Column("expires_at", Float, nullable=False),
)

# A second account that wishes to be the same person: the one who made the code, and the account that used it.
link = Table(
    "link",
    metadata,
    Column("hash", String(32), primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("joiner", String(32), index=True),
    Column("state", String(8), nullable=False),
    Column("at", Float, nullable=False),
)

# Whose keys are destroyed for good, and which: keyed hashes of both (ledger.py).
erasure = Table(
    "erasure", metadata, Column("owner", String(32), primary_key=True), Column("key", String(32), primary_key=True)
)

# What the program has to remember of itself: the version of the time zone rules, and the id of the installation.
fact = Table(
    "fact", metadata, Column("name", String(20), primary_key=True), Column("value", String(80), nullable=False)
)

wrong_code = Table(
    "wrong_code",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("person", String(32), nullable=False, index=True),
    Column("at", Float, nullable=False),
)
