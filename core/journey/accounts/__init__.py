"""Accounts: one person on two platforms, linked after three days of notices and a yes, and taken off again."""

from __future__ import annotations

from core.events import LinkAsked, Linked, LinkEnded, LinkMade, LinkOpened, Unlinked
from core.journey.accounts import acts, gates
from core.journey.accounts.story import HOME_FORM, LINK_FORM, UNLINK_FORM
from core.kernel.story import Feature, Mode, WaitingButton, Wake

ACCOUNTS = Feature(
    name="accounts",
    forms=(LINK_FORM, HOME_FORM, UNLINK_FORM),
    gates=gates.GATES,
    acts=acts.ACTS,
    wakes={acts.LINK: Wake(come=acts.comes)},
    buttons={acts.STOP: WaitingButton(tapped=acts.stop)},
    events={
        LinkMade: acts.made,
        LinkOpened: acts.opened,
        LinkAsked: acts.asked,
        LinkEnded: acts.ended,
        Linked: acts.linked,
        Unlinked: acts.unlinked,
    },
    modes=(Mode(holds=lambda room: room.asks_to_link, hear=acts.hear),),
)
