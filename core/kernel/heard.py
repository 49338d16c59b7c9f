"""What was said is answered before anything is asked: by one of the texts of a family, never the last one again."""

from __future__ import annotations

from hashlib import blake2s

from core.kernel.context import StepContext


def say(context: StepContext, family: str) -> None:
    """One of the texts of this family (`Feature.acknowledged`). Which one follows from the event alone."""
    many = context.story.tables.acknowledged[family]
    drawn = int.from_bytes(blake2s(context.event.id.encode(), key=family.encode()).digest()[:4]) % many
    texts = [text_of(family, (drawn + n) % many + 1) for n in range(2)]
    said = next((text for text in texts if text != context.room.thanked), texts[0])
    context.change(thanked=said)
    context.say(said)


def text_of(family: str, number: int) -> str:
    """The catalogue's id of a text of a family, counted from one."""
    return f"ack-{family}-{number}"
