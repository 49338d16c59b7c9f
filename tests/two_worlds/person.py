"""Somebody who lives in a world: reads what has the floor and gets on with it, at random or towards a crossing act.

Nothing in here knows a label or a script. What can be answered, begun, put aside and shared is read from the story and
from the person's own room, so that a story that grows is lived through as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from core.calendar import next_morning
from core.effects import Confirm, Consent, Invite, Moment, Pair, Part, TakeBack
from core.journey import STORY
from core.journey.safety.gates import STOPPING
from core.kernel import floor as asking
from core.kernel import forms
from core.kernel import releases as sharing
from core.kernel.agenda import gate_context
from core.kernel.context import StepContext
from core.kernel.words import Ask, AskKind, Choice, Step, Then, TrackKind
from core.ports import UpdateKind
from core.state import COUPLE_TRACK, Focus, Phase
from core.values import key
from tests.simulation.couple import goes_on
from tests.two_worlds.world import GROUP, Act, Input, Revoke, There, World, contents

MOST_STEPS = 70
ZONES = ("Berlin", "Tokyo", "Auckland", "Denver", "London")
ENDINGS = ("leave", "erase", "block", "stop")
CROSSING = frozenset({"invite", "consent", "pair"})
TAPS = {Invite: "invite", Consent: "consent", Pair: "pair", Revoke: "leave"}
GOING = frozenset({"leave", "erase"})
WORDS = ("rain", "bread", "window", "train", "salt", "letter", "garden", "winter", "coat", "river", "lamp", "stairs")
STRAY = ("sweep", "export", "talk", "chart", "settings", "hlep", "promises", "privacy", "help", "now", "more", "status")
DOORS = {
    "back": ("go-on", "go-on", "else"),
    "rest": ("help", "ask", "let-it-rest", "let-it-rest"),
    "note": ("topic", "question", "forget"),
    "left": ("left",),
}
FAULTY = ("slow", "unclear", "refused", "failed", "unreachable")


def ways_to_share() -> dict[str, Ask]:
    """The asks that release something, by their ids."""
    return {a.id: a for step in (*STORY.steps, *STORY.forms) for a in step.asks if a.kind is AskKind.SHARE}


SHARES = ways_to_share()
PARTS = frozenset(part for ask in SHARES.values() for part in ask.parts)
STEP_OF = {ask.id: step for step in (*STORY.steps, *STORY.forms) for ask in step.asks}


def _nothing(ask: Ask) -> str:
    """The choice by which nothing is said, if there is one."""
    return next((choice.id for choice in ask.choices if choice.id == "nothing"), "")


def share_of(act: Act) -> Ask:
    """The ask by which a release was made."""
    assert isinstance(act.effect, Confirm)
    said = {part.ask for part in act.effect.parts}
    kind = act.effect.kind
    return next(a for a in SHARES.values() if a.release and a.release.id == kind and said <= set(a.parts))


def belongs(act: Act, context: StepContext, track: str, about: str | None) -> bool:
    """Whether a place in somebody's room is the one where this release is made."""
    if not isinstance(act.effect, Confirm):
        return False
    here, form = gate_context(context.story, context.room, context.view, track, about), STEP_OF[share_of(act).id]
    if form.track is not TrackKind.FORM:
        return track == (act.effect.breach or COUPLE_TRACK) and about == act.effect.about
    subject = (here.subject if form.about else None) or here.position.picks.get("about")
    return track.startswith(f"{form.id}:") and here.breach == act.effect.breach and subject == act.effect.about


@dataclass
class Somebody:
    """One person and the chance they live by. `goals` are the acts that this person is going to do, in their order."""

    world: World
    who: str
    chance: Random
    name: str
    side: str
    zone: str
    goals: list[Act] = field(default_factory=list)
    releases: bool = True  # may share, invite and join of their own accord
    unsafe: bool = False  # may name what is a stop
    sensible: float = 0.8  # how often an answer goes on
    ending: str = ""  # how it ends for this person: one of ENDINGS, or not at all
    regrets: bool = False
    did: Counter[str] = field(default_factory=Counter)
    private: str | None = None  # updates of this world's own are called so
    sent: list[tuple[str, str]] = field(default_factory=list)  # messages that can be edited
    asked: Counter[str] = field(default_factory=Counter)
    inputs: list[tuple[datetime, str, Input]] = field(default_factory=list)
    count: int = 0
    opening: Counter[str] = field(default_factory=Counter)

    # -- the hands ---------------------------------------------------------------------------------------------

    async def does(self, heard: UpdateKind, update: str | None = None, **fields: str) -> None:
        if heard is UpdateKind.TEXT and "group" not in fields and self._is_asked_for_the_name():
            fields["text"] = self.name  # it goes over with the invitation, so it is no private matter
        done = Input(self.who, heard, fields)
        if update is None and self.private is not None:
            self.count += 1
            update = f"{self.private}-{self.count}"
        at = self.world.now
        name = await self.world.brings(done, update)
        self.inputs.append((at, name, done))
        if heard is UpdateKind.TEXT:
            self.sent.append((f"u-{name}", fields["text"]))

    def _is_asked_for_the_name(self) -> bool:
        focus = self.world.context(self.who).room.focus
        return focus is not None and focus.ask == "welcome.name"

    async def taps(self, turn: int, choice: str) -> None:
        await self.does(UpdateKind.TAP, text=f"{turn}/{choice}", message=f"{self.who}-0")

    async def chooses(self, choice: str, update: str | None = None) -> None:
        """By the button, or by typing what is on it."""
        context = self.world.context(self.who)
        assert context.room.focus is not None
        typed = self.chance.random() < 0.1
        label = next((b.label for b in asking.buttons(context) if b.choice == choice), None)
        if typed and label is not None and self._only(context, label):
            await self.does(UpdateKind.TEXT, update, text=self.world.texts.text("en", label))
        else:
            await self.does(UpdateKind.TAP, update, text=f"{context.room.focus.turn}/{choice}", message=f"{self.who}-0")

    def _only(self, context: StepContext, label: str) -> bool:
        labels = [self.world.texts.text("en", b.label) for b in asking.buttons(context)]
        return labels.count(self.world.texts.text("en", label)) == 1

    async def says(self, text: str) -> None:
        await self.does(UpdateKind.TEXT, text=text)

    async def commands(self, name: str, argument: str = "") -> None:
        await self.does(UpdateKind.COMMAND, command=name, text=argument)

    def some_words(self) -> str:
        text = " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(2, 6)))
        return f"{text} {self.chance.randrange(10**6)}."

    # -- living at random --------------------------------------------------------------------------------------

    async def lives(self) -> None:
        """One thing that somebody might do now."""
        context = self.world.context(self.who)
        if self.regrets:
            self.regrets = False
            await self._take_back(context)
            return
        if self.chance.random() < 0.13:
            await self.something_else()
            return
        if self.releases and context.view is not None and self.chance.random() < (0.5 if self._talks() else 0.02):
            self.did["in the group"] += 1
            await self._in_the_group(context)
            return
        if context.room.focus is None:
            await self._looks_for_something(context)
        else:
            await self._answers(context, context.room.focus)

    async def _looks_for_something(self, context: StepContext) -> None:
        waiting = [w for w in context.room.waiting if w.opens not in {"take-back", "form", "invitation"}]
        if waiting and self.chance.random() < 0.7:
            opens = self.chance.choice(waiting)
            if opens.opens in DOORS:
                self.did[f"door {opens.opens}"] += 1
                await self.taps(opens.turn, self.chance.choice(DOORS[opens.opens]))
                return
            self.did["opened" if self.chance.random() < 0.8 else "left unopened"] += 1
            await self.taps(opens.turn, "open" if self.chance.random() < 0.8 else "later")
        elif not await self._takes_from_the_menu(context, 0.4):
            more = self.chance.random() < 0.3
            self.did["menu"] += more
            await self.commands("more" if more else "status")

    async def _takes_from_the_menu(self, context: StepContext, often: float) -> bool:
        menus = [w for w in context.room.waiting if w.opens == "form"]
        if not menus or self.chance.random() > often:
            return False
        found = [button.choice for button in forms.menu(context)]
        found += [form.id for form in STORY.forms if forms.can_begin(context, form)]
        offered = found if self.chance.random() < 0.9 else []
        form = self.chance.choice(offered or [form.id for form in STORY.forms])
        if form in {"leave", "erase"} and not self.may_go(context):
            return False
        self.did["form"] += 1
        await self.taps(menus[-1].turn, form)
        return True

    async def _answers(self, context: StepContext, focus: Focus) -> None:
        ask = STORY.ask(focus.ask)
        self.asked[ask.id] += 1
        if focus.phase is Phase.KNOCK:
            opens = self.chance.random() < 0.85
            self.did["opened" if opens else "left unopened"] += 1
            await self.chooses("open" if opens else "later")
        elif focus.phase is Phase.READY:
            self.did["a good time"] += 1
            await self.chooses(self.chance.choice(("read", "read", "read", "read", "this-evening", "not-alone")))
        elif focus.phase is Phase.CONFIRM:
            await self.chooses("yes" if self.chance.random() < 0.9 else "change")
        elif focus.phase is Phase.CHANGE:
            self.did["rewrite"] += 1
            await self.chooses(self.chance.choice(asking.buttons(context)).choice)
        elif ask.kind is AskKind.SHARE:
            await self._previewed(context, focus)
        else:
            await self._asked(context, focus, ask)

    async def _previewed(self, context: StepContext, focus: Focus) -> None:
        choices = [b.choice for b in asking.buttons(context)]
        shares = [c for c in choices if c in {"share", "morning"}]
        if self.releases and self.chance.random() < 0.9:
            self.regrets = self.chance.random() < 0.15
            await self.chooses(self.chance.choice(shares))
        else:
            await self.chooses(self.chance.choice([c for c in choices if c not in shares]))
            self.did["draft kept"] += 1

    async def _asked(self, context: StepContext, focus: Focus, ask: Ask) -> None:
        self.did[f"answer {ask.kind}"] += 1
        if self.goals and (wanted := self._wanted(context, focus)) is not None and wanted[0] is not None:
            await self._drafts(context, focus, ask, wanted[0])
        elif ask.kind is AskKind.CHOICE:
            choice = self._some_choice(context, ask)
            await self.chooses(choice.id if choice else "later")
        elif ask.kind is AskKind.SCALE:
            await self.chooses(str(self.chance.randint(6, 10)))
        elif ask.kind is AskKind.LETTER:
            await self._writes_a_letter(context, focus)
        elif ask.kind is AskKind.PLACE:
            await self.says(self.zone)
        elif ask.kind is AskKind.MOMENT:
            count = self.chance.randint(1, 4)
            days = timedelta(hours=count) if ask.act == "within_a_day" else timedelta(days=count)
            await self.says(self._moment(context, (self.world.now + days).replace(second=0, microsecond=0)))
        elif ask.optional and (self.asked[ask.id] > 2 or self.chance.random() < 0.3):
            await self.chooses("skip")
        else:
            await self.says(self.name if ask.id == "welcome.name" else self.some_words())

    async def _drafts(self, context: StepContext, focus: Focus, ask: Ask, wanted: object) -> None:
        """Something that is to cross later: written now or only sketched, but never given up."""
        if ask.kind in {AskKind.LINE, AskKind.LETTER} and self.chance.random() < 0.5:
            self.did["draft"] += 1
            done = ask.kind is AskKind.LETTER and "done" in [b.choice for b in asking.buttons(context)]
            await (self.chooses("done") if done else self.says(self.some_words()))
        else:
            await self._gives(context, focus, ask, wanted)

    def _moment(self, context: StepContext, at: datetime) -> str:
        return f"{at.astimezone(ZoneInfo(context.room.zone or 'UTC')):%Y-%m-%d %H:%M}"

    def _some_choice(self, context: StepContext, ask: Ask) -> Choice | None:
        """Any answer that this person may give; mostly one that goes on."""
        if ask.step == "safety":
            return self._of_safety(ask)
        if ask.id in {"welcome.door", "willing.side"} and (self.sensible == 1 or self.chance.random() < 0.8):
            return next(c for c in ask.choices if c.id == self.side)
        if ask.id == "changed.safe" and not self._is_unsafe():
            return next(c for c in ask.choices if c.id in {"no", "skip"})
        if self.goals and (needed := self._needed(ask)):
            return next(c for c in ask.choices if c.id == needed)
        if any(isinstance(g.effect, Confirm) and STEP_OF[share_of(g).id].id == ask.step for g in self.goals):
            return goes_on(ask)
        found = [c for c in ask.choices if self._may(context, c)]
        on = goes_on(ask)
        if self.chance.random() < self.sensible and on in found and not (on.act and self.asked[ask.id] > 2):
            return on
        return self.chance.choice(found) if found else None

    def _of_safety(self, ask: Ask) -> Choice:
        wanted = {"here": "yes", "end": "good"}.get(ask.id.partition(".")[2], "no")
        named = [c for c in ask.choices if c.id in {"past", "now"}]
        if self._is_unsafe() and named and self.chance.random() < 0.2:
            self.did["stop"] += 1
            return self.chance.choice(named)
        self.did["safety answer"] += 1
        return next((c for c in ask.choices if c.id == wanted), ask.choices[0])

    def _is_unsafe(self) -> bool:
        return self.unsafe and not self.goals

    def _may(self, context: StepContext, choice: Choice) -> bool:
        if choice.act in GOING:
            return self.may_go(context) and self._goes(choice)
        if choice.act == "refuse":
            return not self.goals
        if choice.act in CROSSING:
            return self.releases
        return True

    def _goes(self, choice: Choice) -> bool:
        """Leaving and erasing are rare; it is counted when it is meant."""
        if self.chance.random() < 0.5:
            return False
        self.did[choice.id] += 1
        return True

    def may_go(self, context: StepContext) -> bool:
        """Whether going now is private: nothing is to come, and it would end nothing that crossed before."""
        if self.releases:
            return self.unsafe
        return not self.goals and not self.ending and not context.room.held and not self.world.may_revoke(self.who)

    async def _writes_a_letter(self, context: StepContext, focus: Focus) -> None:
        pieces = context.position(focus.track).drafts.get(key(focus.ask, focus.about), ())
        drawn = self.chance.random()
        if pieces and drawn < 0.65:
            await self.chooses("done")
        elif pieces and drawn < 0.72:
            self.did["rewrite"] += 1
            await self.chooses("again")
        elif not pieces and drawn < 0.15 and "skip" in [b.choice for b in asking.buttons(context)]:
            await self.chooses("skip")
        elif not pieces and drawn < 0.2:
            await self.chooses(asking.buttons(context)[-1].choice)
        else:
            self.did["draft"] += 1
            await self.says(self.some_words())

    # -- what nobody asked for ---------------------------------------------------------------------------------

    async def something_else(self) -> None:
        """One of the things that people do besides: by accident, out of need, or to see what happens."""
        doing = self.chance.choice(OTHER_THINGS)
        self.did[doing] += 1
        await getattr(self, f"_{doing.replace(' ', '_')}")(self.world.context(self.who))

    def _talks(self) -> bool:
        return any(shared.talk is not None for shared, _ in self.world.store._tables.shared.values())

    async def _in_the_group(self, context: StepContext) -> None:
        """A press, words or a command there; who comes to given acts only, does there what comes to nothing."""
        if context.view is None:
            return
        shown = self.world.channel.sent.get(GROUP, [])[-2:]
        buttons = [data for _, message in shown for data, _ in message.buttons]
        drawn = self.chance.random() if self.releases else 1.0
        if drawn < 0.7 and buttons:
            await self.does(UpdateKind.TAP, text=self.chance.choice(buttons), group=GROUP)
        elif drawn < 0.85:
            await self.does(UpdateKind.COMMAND, command="talk", text="", group=GROUP)
        elif drawn < 0.9:
            await self.does(UpdateKind.TEXT, text=self.chance.choice(("I am here", "stop here", "hm")), group=GROUP)
        else:
            private = [name for name in STRAY if name != "talk"]
            await self.does(UpdateKind.COMMAND, command=self.chance.choice(private), text="", group=GROUP)

    async def _stray_command(self, context: StepContext) -> None:
        await self.commands(self.chance.choice(STRAY))

    async def _stray_text(self, context: StepContext) -> None:
        focus = context.room.focus
        if focus is None or STORY.ask(focus.ask).kind in {AskKind.CHOICE, AskKind.SCALE, AskKind.SHARE, AskKind.OPEN}:
            await self.says(f"I wonder about {self.some_words()}")
        else:
            await self.says("\u202e" + self.some_words() * self.chance.choice((1, 1, 200)))

    async def _photo(self, context: StepContext) -> None:
        await self.does(UpdateKind.OTHER, text=self.chance.choice(("photo", "sticker", "voice")))

    async def _pause(self, context: StepContext) -> None:
        await self.commands("pause" if not context.room.paused else "resume")

    async def _time_out(self, context: StepContext) -> None:
        await self.commands("timeout")

    async def _check_in(self, context: StepContext) -> None:
        await self.commands("checkin")

    async def _forged_button(self, context: StepContext) -> None:
        turn = self.chance.choice((9999, -3, context.room.turn + 5, 0))
        await self.does(
            UpdateKind.TAP, text=self.chance.choice((f"{turn}/share", f"{turn}/open", "x/y/z", "", "again/nobody"))
        )

    async def _old_button(self, context: StepContext) -> None:
        still = {w.turn for w in context.room.waiting} | ({context.room.focus.turn} if context.room.focus else set())
        old = [turn for turn in range(1, context.room.turn + 1) if turn not in still]
        if old:
            await self.taps(self.chance.choice(old), self.chance.choice(("open", "share", "yes", "take-back", "later")))

    async def _edit(self, context: StepContext) -> None:
        message, text = self.chance.choice(self.sent) if self.sent else ("u-never", "")
        await self.does(UpdateKind.EDIT, message=message, text=f"{text} (changed)")

    async def _reply(self, context: StepContext) -> None:
        if self.releases:
            shown = self.world.channel.sent.get(self.who, [])
            if shown:
                await self.does(UpdateKind.TEXT, text=self.some_words(), reply_to=self.chance.choice(shown)[0])

    async def _wrong_code(self, context: StepContext) -> None:
        code = "".join(self.chance.choice("abcdefg234567") for _ in range(26))
        await self.commands("start", self.chance.choice((code, "x", f"{code} {code}")))

    async def _back(self, context: StepContext) -> None:
        await self.commands("back")

    async def _cancel(self, context: StepContext) -> None:
        await self.commands("cancel")

    async def _went_away(self, context: StepContext) -> None:
        await self.does(UpdateKind.WENT_AWAY)

    async def _came_back(self, context: StepContext) -> None:
        await self.does(UpdateKind.CAME_BACK)

    async def _bad_line(self, context: StepContext) -> None:
        """From here on sending to this person goes wrong, or goes well again."""
        if self.private is not None or self.who in self.world.channel.ill:
            fault = self.chance.choice(FAULTY)
            self.world.channel.ill[self.who] = (fault, self.chance.choice((0.0, 0.2, 0.7)), self.chance)

    async def _menu(self, context: StepContext) -> None:
        await self.commands("more")

    async def _form(self, context: StepContext) -> None:
        if not await self._takes_from_the_menu(context, 1.0):
            await self.commands("more")

    async def _safety_questions(self, context: StepContext) -> None:
        await self.commands("more")
        context = self.world.context(self.who)
        menus = [w for w in context.room.waiting if w.opens == "form"]
        if menus:
            await self.taps(menus[-1].turn, "safety")

    async def _take_back(self, context: StepContext) -> None:
        offers = [w for w in context.room.waiting if w.opens == "take-back"]
        if offers and self.releases:
            self.did["take back"] += 1
            await self.taps(self.chance.choice(offers).turn, "take-back")

    # -- how it may end ----------------------------------------------------------------------------------------

    async def ends(self) -> None:
        """Leave, erase, block the companion, or name what is not safe."""
        ending, self.ending = self.ending, ""
        self.did[ending] += 1
        if ending == "block":
            await self.does(UpdateKind.WENT_AWAY)
            self.world.channel.ill[self.who] = ("unreachable", 1.0, self.chance)
        elif ending == "stop":
            await self._names_what_is_not_safe()
        else:
            await self.commands(ending)
            await self._if_asked({"leave.sure": "leave", "erase.sure": "erase"})

    async def _names_what_is_not_safe(self) -> None:
        await self._safety_questions(self.world.context(self.who))
        named = self.chance.choice(sorted(STOPPING))
        for _ in range(20):
            focus = self.world.context(self.who).room.focus
            if focus is None or not focus.ask.startswith("safety."):
                return
            choice = self._of_safety(STORY.ask(focus.ask)).id if focus.ask != named else "now"
            await self._if_asked({focus.ask: choice})

    async def _if_asked(self, answers: dict[str, str]) -> None:
        focus = self.world.context(self.who).room.focus
        if focus is not None and focus.ask in answers and focus.phase is Phase.ASKED:
            await self.taps(focus.turn, answers[focus.ask])

    # -- getting to an act that crosses ------------------------------------------------------------------------

    async def gets_to(self, goal: Act, steps: int = MOST_STEPS) -> tuple[int, str] | None:
        """Bring this person to where one tap makes this act. Returns the turn and the choice of that tap."""
        self.opening.clear()
        if isinstance(goal.effect, There):  # it is done there, from wherever one is
            return None
        for _ in range(steps):
            context = self.world.context(self.who)
            found = self._last_tap(context, goal)
            if found is not None:
                return found
            await self._a_step(context, goal)
        return self._last_tap(self.world.context(self.who), goal)

    def _last_tap(self, context: StepContext, goal: Act) -> tuple[int, str] | None:
        effect, focus = goal.effect, context.room.focus
        if isinstance(effect, TakeBack):
            offers = [w for w in context.room.waiting if w.opens == "take-back" and w.about == effect.ref]
            return (offers[-1].turn, "take-back") if offers else None
        if focus is None or focus.phase is not Phase.ASKED:
            return None
        ask = STORY.ask(focus.ask)
        if isinstance(effect, Confirm):
            return self._share_tap(context, focus, goal, effect)
        if isinstance(effect, Consent) and context.room.invitation != effect.invitation:
            return None
        wanted = TAPS.get(type(effect))
        return next(((focus.turn, choice.id) for choice in ask.choices if wanted and choice.act is wanted), None)

    def _share_tap(self, context: StepContext, focus: Focus, goal: Act, effect: Confirm) -> tuple[int, str] | None:
        if focus.ask != share_of(goal).id or not belongs(goal, context, focus.track, focus.about):
            return None
        if contents(sharing.composed(context, focus), self.world.words(self.who)) != goal.parts:
            return None
        buttons = [b.choice for b in asking.buttons(context)]
        soon = sharing._shows_at(context, focus)
        if soon == effect.shows_at or goal.at != self.world.now:
            return focus.turn, "share"
        zone = context.room.zone
        late = max(soon, next_morning(self.world.now, zone)) if zone else soon
        return (focus.turn, "morning") if "morning" in buttons and late == effect.shows_at else None

    async def _a_step(self, context: StepContext, goal: Act) -> None:
        focus = context.room.focus
        if context.room.left or not context.room.steps:
            await (self.says("hello") if focus is None else self._on_the_way(context, focus, goal))
        elif isinstance(goal.effect, Consent) and context.room.invitation != goal.effect.invitation:
            await self.commands("start", self.world.code_of(goal.effect.invitation))
        elif isinstance(goal.effect, Invite | Consent) and context.view is not None:
            await self.commands("leave")
            await self._if_asked({"leave.sure": "leave"})
        elif isinstance(goal.effect, Revoke) and (focus is None or focus.ask != "leave.sure"):
            await self.commands("leave")
        elif self._form_wanted(context, goal) and self.opening["form"] < 4:
            await self._opens_form(context, STEP_OF[share_of(goal).id], goal)
        elif focus is None:
            await self._brings_up(context)
        else:
            await self._on_the_way(context, focus, goal)

    def _form_wanted(self, context: StepContext, goal: Act) -> bool:
        """Whether the release is made in a form that is not in hand."""
        if not isinstance(goal.effect, Confirm) or STEP_OF[share_of(goal).id].track is not TrackKind.FORM:
            return False
        held = {held.track for held in context.room.held.values()}
        return not any(belongs(goal, context, t, None) for t in context.room.positions if ":" in t and t not in held)

    async def _opens_form(self, context: StepContext, form: Step, goal: Act) -> None:
        """By the menu, or by the word that opens it."""
        self.opening["form"] += 1
        about = goal.effect.about if isinstance(goal.effect, Confirm) and form.about else None
        for menu in reversed([w for w in context.room.waiting if w.opens == "form"]):
            if menu.about in {None, about} and self.opening[f"menu {menu.turn}"] == 0:
                self.opening[f"menu {menu.turn}"] += 1
                await self.taps(menu.turn, form.id)
                return
        await self.commands("more" if form.offered and self.opening["form"] % 2 else form.command or form.id)

    async def _brings_up(self, context: StepContext) -> None:
        waiting = [w for w in context.room.waiting if w.opens not in {"take-back", "form", "invitation", *DOORS}]
        back = [w for w in context.room.waiting if w.opens == "back"]
        if back and self.opening[f"back {back[-1].turn}"] == 0:
            self.opening[f"back {back[-1].turn}"] += 1
            await self.taps(back[-1].turn, "go-on")
        elif waiting and self.opening["waiting"] < 3 and self.chance.random() < 0.5:
            self.opening["waiting"] += 1
            await self.taps(self.chance.choice(waiting).turn, "open")
        else:
            await self.commands("status")

    async def _on_the_way(self, context: StepContext, focus: Focus, goal: Act) -> None:
        ask, wanted = STORY.ask(focus.ask), self._wanted(context, focus)
        if focus.phase is Phase.KNOCK:
            await self.chooses("open")
        elif focus.phase is Phase.READY:
            await self.chooses("read")
        elif focus.phase is Phase.CONFIRM:
            await self.chooses("yes")
        elif focus.phase is Phase.CHANGE:
            await self._changes(context, focus)
        elif ask.kind is AskKind.SHARE:
            await self._to_the_preview(context, focus, goal)
        elif wanted is not None:
            await self._gives(context, focus, ask, wanted[0])
        else:
            await self._passes(context, focus, ask, goal)

    def _wanted(self, context: StepContext, focus: Focus) -> tuple[object] | None:
        """What is to stand here in the first act to come that has this ask among its parts; () inside: nothing."""
        for goal in self.goals:
            if isinstance(goal.effect, Confirm) and focus.ask in share_of(goal).parts:
                about = None if STEP_OF[focus.ask].track is TrackKind.FORM else focus.about
                if belongs(goal, context, focus.track, about):
                    return (dict(goal.parts).get(focus.ask),)
        return None

    async def _changes(self, context: StepContext, focus: Focus) -> None:
        buttons = [b.choice for b in asking.buttons(context)]
        goal = next((g for g in self.goals if self._is_at(context, focus, g)), None)
        wrong = self._wrong_parts(context, focus, goal) if goal else [b for b in buttons if b != "later"]
        await self.chooses(next((part for part in wrong if part in buttons), "later"))

    def _is_at(self, context: StepContext, focus: Focus, goal: Act) -> bool:
        confirm = isinstance(goal.effect, Confirm)
        return confirm and share_of(goal).id == focus.ask and belongs(goal, context, focus.track, focus.about)

    def _wrong_parts(self, context: StepContext, focus: Focus, goal: Act) -> list[str]:
        now = dict(contents(sharing.composed(context, focus), self.world.words(self.who)))
        wanted = dict(goal.parts)
        return [part for part in STORY.ask(focus.ask).parts if now.get(part) != wanted.get(part)]

    async def _to_the_preview(self, context: StepContext, focus: Focus, goal: Act) -> None:
        if self._is_at(context, focus, goal):
            await self.chooses("change" if self._wrong_parts(context, focus, goal) else "later")
            return
        self.opening[f"{focus.ask}@{focus.about}"] += 1
        coming = any(self._is_at(context, focus, other) for other in self.goals)
        parts = [STORY.ask(part) for part in sharing.changeable(context, focus)]
        undone = any(part.optional or _nothing(part) for part in parts) and not coming
        seen = self.opening[f"{focus.ask}@{focus.about}"]
        await self.chooses("change" if undone and 1 < seen < 6 else "later")

    async def _gives(self, context: StepContext, focus: Focus, ask: Ask, wanted: object) -> None:
        """Answer so that the release will be the one that is wanted."""
        if ask.kind is AskKind.LETTER:
            await self._gives_letter(context, focus, wanted if isinstance(wanted, tuple) else ())
        elif wanted is None:
            buttons = [b.choice for b in asking.buttons(context)]
            await self.chooses("skip" if "skip" in buttons else buttons[-1]) if buttons else await self.says("…")
        elif isinstance(wanted, tuple):
            await self.says(str(wanted[0]))
        elif isinstance(wanted, Moment):
            await self.says(self._moment(context, wanted.at))
        else:
            await self.chooses(wanted.choice or "" if isinstance(wanted, Part) else str(wanted))

    async def _gives_letter(self, context: StepContext, focus: Focus, wanted: Sequence[str]) -> None:
        words = self.world.words(self.who)
        pieces = context.position(focus.track).drafts.get(key(focus.ask, focus.about), ())
        now = [words[piece.ref] for piece in pieces]
        if now == list(wanted):
            await self.chooses("done" if wanted else "skip")
        elif now == list(wanted[: len(now)]):
            await self.says(wanted[len(now)])
        else:
            await self.chooses("again")

    async def _passes(self, context: StepContext, focus: Focus, ask: Ask, goal: Act) -> None:
        """An ask that is no part of anything to come: past it, by whatever is a way past it."""
        self.asked[ask.id] += 1
        buttons = [b.choice for b in asking.buttons(context)]
        aside = [c for c in ("later", "skip") if c in buttons]
        if self._is_offered(ask, goal):
            await self.chooses(self._offer(ask, goal))
        elif aside and not self._blocks(context, focus, ask, goal) and self.chance.random() < 0.6:
            await self.chooses(self.chance.choice(aside))
        elif ask.kind is AskKind.CHOICE:
            await self.chooses(self._choice_on_the_way(context, ask, goal))
        elif ask.kind is AskKind.SCALE:
            await self.chooses(str(self.chance.randint(8, 10)))
        elif ask.kind is AskKind.PLACE:
            await self.says(self.zone)
        elif ask.kind is AskKind.MOMENT:
            days = timedelta(hours=2) if ask.act == "within_a_day" else timedelta(days=2)
            await self.says(self._moment(context, self.world.now + days))
        elif ask.kind is AskKind.LETTER and "done" in buttons:
            await self.chooses("done")
        elif "skip" in buttons and (self.chance.random() < 0.5 or self.asked[ask.id] > 1):
            await self.chooses("skip")
        else:
            await self.says(self.name if ask.id == "welcome.name" else self.some_words())

    def _blocks(self, context: StepContext, focus: Focus, ask: Ask, goal: Act) -> bool:
        """Whether leaving this for later would hold back what is wanted: it is of the same list of the same step."""
        if not isinstance(goal.effect, Confirm):
            return True
        share = share_of(goal)
        step = STEP_OF[share.id]
        here = focus.track == (goal.effect.breach or COUPLE_TRACK) or focus.track.startswith(f"{step.id}:")
        return (STEP_OF[ask.id] is step and ask.each == share.each and here) or ask.step in {"changed", "welcome"}

    def _is_offered(self, ask: Ask, goal: Act) -> bool:
        return self._offer(ask, goal) != ""

    def _offer(self, ask: Ask, goal: Act) -> str:
        """The choice of this ask that opens the form of the release, if the ask has one."""
        if not isinstance(goal.effect, Confirm):
            return ""
        form = STEP_OF[share_of(goal).id]
        making = {"promise": "make_promise"}.get(form.id)
        found = (c.id for c in ask.choices if (c.act == "begin" and c.id == form.id) or (making and c.act == making))
        return next(found, "") if form.track is TrackKind.FORM else ""

    def _choice_on_the_way(self, context: StepContext, ask: Ask, goal: Act) -> str:
        needed = self._needed(ask)
        if needed:
            return needed
        if ask.id == "welcome.door":
            return self.chance.choice((self.side, self.side, "together", "hurt", "responsible"))
        if isinstance(goal.effect, Invite) and any(c.act == "refuse" for c in ask.choices):
            return next(c.id for c in ask.choices if c.act == "refuse")
        if ask.step in {"safety", "changed"}:
            return goes_on(ask).id if ask.step == "safety" else "no"
        if ask.id in PARTS and (nothing := _nothing(ask)):
            return nothing
        harmless = [c for c in ask.choices if c.act is None or c.then is Then.ON]
        harmless = [c for c in harmless if c.act not in CROSSING | GOING | {"go_quiet", "refuse"}]
        on = goes_on(ask)
        if on in harmless and (ask.kind is not AskKind.CHOICE or self.chance.random() < 0.85):
            return on.id
        return (self.chance.choice(harmless) if harmless else ask.choices[-1]).id

    def _needed(self, ask: Ask) -> str:
        """The answer that a release to come asks for by its own gates."""
        for goal in self.goals:
            if isinstance(goal.effect, Confirm):
                asks = [share_of(goal), *(STORY.ask(part) for part, _ in goal.parts)]
                gates = [gate for a in asks for gate in a.when]
                needed = {gate.partition("=")[2] for gate in gates if gate.startswith(f"{ask.id}=")}
                avoided = {gate.partition("=")[2] for gate in gates if gate.startswith(f"!{ask.id}=")}
                found = [c.id for c in ask.choices if (not needed or c.id in needed) and c.id not in avoided]
                if needed | avoided and found and ask.id not in share_of(goal).parts:
                    return found[0]
        return ""


OTHER_THINGS = (
    *("stray command", "stray command", "stray text", "photo", "pause", "time out", "check in", "forged button"),
    *(
        "old button",
        "edit",
        "edit",
        "reply",
        "wrong code",
        "back",
        "cancel",
        "in the group",
        "went away",
        "came back",
        "bad line",
        "menu",
    ),
    *("form", "form", "safety questions"),
)
