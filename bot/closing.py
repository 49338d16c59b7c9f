"""Takes the buttons away under the messages of a turn, and notes the choice under each.

No platform takes an edit that changes nothing without a word, and each counts against the chat's limit. So what was
changed is written down before it is sent: `part` of the row is how many messages of the turn were changed, or perhaps
were. One that perhaps was (the process died, no answer came) is not changed again: old buttons are harmless.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from bot import linking
from bot.pace import Pace
from bot.render import Renderer
from core.documents import read
from core.effects import Button, Close
from core.errors import Elsewhere, Refused, TryLater, Unclear, Unreachable
from core.ports import Channel, Counters, OutboxRow, Outgoing, Person, Sending, Store, Unit


class Sender(Protocol):
    """What is needed to change messages."""

    store: Store
    channels: Mapping[str, Channel]
    renderer: Renderer
    counters: Counters
    pace: Pace


@dataclass(frozen=True, slots=True)
class Edit:
    """One message that is to be changed, the `number`-th of its turn."""

    number: int
    message: str
    now: Outgoing
    there: Person
    channel: Channel


async def close(sender: Sender, row: OutboxRow) -> None:
    """Do what a row that holds a `Close` says. Raises as the channel does, where a change was surely not made."""
    changes = await sender.store.do(lambda work: _changes(sender, work, row))
    for change in changes:
        row = await _edit(sender, row, change)
    await _save(sender, replace(row, state=Sending.SENT))


def _changes(sender: Sender, work: Unit, row: OutboxRow) -> list[Edit]:
    """What is still to be changed, and is another message afterwards."""
    close, found = read(Close, row.payload), []
    asked = [each for each in work.outbox.messages_of_turn(row.person, close.turn) if each.messages]
    for number, each in list(enumerate(asked))[row.part :]:
        there = linking.went_to(work, each)
        channel = sender.channels.get(there.platform) if there is not None else None
        if there is None or channel is None or not channel.can.edits:
            continue
        shown = sender.renderer.messages(work, each, channel)[-1]
        now = _closed(sender, work, each, shown, close, channel)
        if now != shown:
            found.append(Edit(number, each.messages[-1], now, there, channel))
    return found


def _closed(sender: Sender, work: Unit, asked: OutboxRow, shown: Outgoing, close: Close, channel: Channel) -> Outgoing:
    if close.label is None:
        return replace(shown, buttons=())
    stored = work.rooms.private(asked.person)
    button = Button("", close.label, close.moment)
    label = sender.renderer.texts.label(stored[0].locale if stored else "en", button)
    noted = replace(shown, text=f"{shown.text}\n\n→ {label}", buttons=())
    return noted if channel.length(noted.text) <= channel.can.text else replace(shown, buttons=())


async def _edit(sender: Sender, row: OutboxRow, change: Edit) -> OutboxRow:
    address = change.there.address
    await sender.pace.turn(change.channel, address)
    row = replace(row, part=change.number + 1)
    await _save(sender, row)
    try:
        with sender.pace.heeds(change.channel, address):
            await change.channel.edit(address, change.message, change.now)
    except (TryLater, Elsewhere, Unreachable) as fault:  # surely not made
        await _save(sender, replace(row, part=change.number))
        if isinstance(fault, Unreachable):
            fault.account = change.there.account
        raise
    except (Refused, Unclear):
        sender.counters.add("edits_given_up")
    return row


async def _save(sender: Sender, row: OutboxRow) -> None:
    await sender.store.do(lambda work: work.outbox.save_progress(row))
