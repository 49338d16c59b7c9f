"""What the product needs from outside, with guarantees. Adapters keep them; one suite of tests checks them all.

The store is in store.py, by topic in people.py, rooms.py and queues.py, and its rows in rows.py.
"""

from core.ports.clock import Clock, Counters
from core.ports.people import Accounts, Invitations, Links, People
from core.ports.platforms import Capabilities, Channel, Incoming, Invites, Limits, Outgoing, UpdateKind, units
from core.ports.queues import Due, Inbox, Outbox
from core.ports.rooms import Groups, Rooms, Words
from core.ports.rows import (
    BEGINNING,
    KEEP_ARRIVALS,
    KEEP_INVITATIONS,
    KEEP_LINKS,
    KEEP_MESSAGES,
    KEEP_WRONG_CODES,
    MOST_WAIT,
    OVER,
    UNDER_WAY,
    WAITS,
    Account,
    DueRow,
    InboxRow,
    Invitation,
    Link,
    OutboxRow,
    Person,
    Sending,
)
from core.ports.store import Retention, Store, Unit
from core.ports.texts import Meant, Reading, Texts, Times, Unread, When

__all__ = [
    "BEGINNING",
    "KEEP_ARRIVALS",
    "KEEP_INVITATIONS",
    "KEEP_LINKS",
    "KEEP_MESSAGES",
    "KEEP_WRONG_CODES",
    "MOST_WAIT",
    "OVER",
    "UNDER_WAY",
    "WAITS",
    "Account",
    "Accounts",
    "Capabilities",
    "Channel",
    "Clock",
    "Counters",
    "Due",
    "DueRow",
    "Groups",
    "Inbox",
    "InboxRow",
    "Incoming",
    "Invitation",
    "Invitations",
    "Invites",
    "Limits",
    "Link",
    "Links",
    "Meant",
    "Outbox",
    "OutboxRow",
    "Outgoing",
    "People",
    "Person",
    "Reading",
    "Retention",
    "Rooms",
    "Sending",
    "Store",
    "Texts",
    "Times",
    "Unit",
    "Unread",
    "UpdateKind",
    "When",
    "Words",
    "units",
]
