"""The unexpected, at every line of the story: a kind answer, nothing lost, and the journey goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.memory.store import MemoryStore
from core.journey import STORY
from core.kernel import step as private
from core.kernel.view import view
from core.kernel.words import AskKind
from core.ports import Incoming, Unit, UpdateKind
from tests.journeys.stage import Journey, script
from tests.journeys.stages import InProcess

TEXT_IS_AN_ANSWER = {AskKind.LETTER, AskKind.LINE}


class Clumsy(InProcess):
    """A stage on which both people do something unexpected before each line of the script."""

    strays: int = 0

    async def _stray(self) -> None:
        for who in ("ana", "ben"):
            if who in self.channel.sent:
                for heard, fields in self._unexpected(await self._kind(who)):
                    await self._one(who, heard, fields)

    async def _one(self, who: str, heard: UpdateKind, fields: dict[str, str]) -> None:
        before = len(self.channel.sent[who])
        other = "ben" if who == "ana" else "ana"
        others = len(self.channel.sent.get(other, []))
        await self.brings(who, heard, **fields)
        assert len(self.channel.sent[who]) > before, f"{heard} {fields} got no answer"
        assert len(self.channel.sent.get(other, [])) == others, f"{heard} {fields} of {who} reached {other}"
        self.strays += 1

    def _unexpected(self, kind: AskKind | None) -> list[tuple[UpdateKind, dict[str, str]]]:
        found = [
            (UpdateKind.OTHER, {"text": "photo"}),
            (UpdateKind.OTHER, {"text": "voice"}),
            (UpdateKind.COMMAND, {"command": "nonsense", "text": ""}),
            (UpdateKind.COMMAND, {"command": "start", "text": "a-code-that-is-none"}),
            (UpdateKind.COMMAND, {"command": "sweep", "text": ""}),
            (UpdateKind.TAP, {"text": "0/yes"}),
            (UpdateKind.TAP, {"text": "999999999999/share"}),
            (UpdateKind.TAP, {"text": "'; DROP TABLE person; --"}),
            (UpdateKind.EDIT, {"text": "something else", "message": "never-seen"}),
        ]
        if kind not in TEXT_IS_AN_ANSWER:
            found.append((UpdateKind.TEXT, {"text": "what do you mean by that?"}))
        turn = self.strays % 3  # a third of them at each line, another third at the next
        return found[turn::3]

    async def _kind(self, who: str) -> AskKind | None:
        def look(work: Unit) -> AskKind | None:
            person = work.people.get_or_create(
                Incoming(platform="memory", update="", user=who, address=who, heard=UpdateKind.TEXT)
            )
            stored = work.rooms.private(person.id)
            assert stored is not None
            seen = view(work.rooms.shared(person.couple)[0], person.side) if person.couple and person.side else None
            return private.screen(STORY, stored[0], seen, self.clock.now()).kind

        return await self.store.do(look)

    async def says(self, who: str, text: str) -> None:
        await self._stray()
        await super().says(who, text)

    async def taps(self, who: str, label: str) -> None:
        """The button is the one that was meant: what came in between may have shown an older one again below it."""
        button = self._button(who, label)
        await self._stray()
        await self.brings(who, UpdateKind.TAP, **button)

    def _button(self, who: str, label: str) -> dict[str, str]:
        for id, message in reversed(self.channel.sent.get(who, [])):
            for data, shown in message.buttons:
                if shown == label:
                    return {"text": data, "message": id}
        raise AssertionError(f"no button {label!r} on {who}'s screen")

    async def passes(self, time: timedelta) -> None:
        await self._stray()
        await super().passes(time)


@pytest.mark.timeout(240)
async def test_whatever_comes_at_whatever_moment_the_story_goes_on() -> None:
    stage = Clumsy(MemoryStore())
    transcript = await Journey(stage).play(script("whole_story"))
    assert stage.strays > 900
    assert transcript.count("is in") >= 2
    assert "I saw this promise kept on Thursday 12 March." in transcript.rsplit("later:", 1)[1]
