"""What a story is made of: steps, asks, choices and releases. Data only; `core/journey` is written in these words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from core.values import Key, key


class Role(StrEnum):
    """Whom an ask is for, within one breach."""

    ANYONE = "anyone"
    HURT = "hurt"
    RESPONSIBLE = "responsible"


class TrackKind(StrEnum):
    """Whose line of the story a step belongs to: the couple's, one breach's, or a form opened for a moment."""

    COUPLE = "couple"
    BREACH = "breach"
    FORM = "form"


class AskKind(StrEnum):
    """How an ask is answered."""

    CHOICE = "choice"  # one of its choices
    LINE = "line"  # one message
    LETTER = "letter"  # as many messages as wished, until "That is all"
    SCALE = "scale"  # a whole number from 0 to 10
    PLACE = "place"  # a city, read as a time zone and confirmed by the local time
    MOMENT = "moment"  # a moment in the future, echoed and confirmed
    OPEN = "open"  # something the partner released, opened by a tap
    SHARE = "share"  # a preview of one's own words, released by a tap


class Then(StrEnum):
    """What a choice does to its ask."""

    ON = "on"  # answered; go on
    AGAIN = "again"  # say something, or open something, then ask the same again
    ASIDE = "aside"  # leave it for now; `status` brings it back


@dataclass(frozen=True, slots=True)
class Choice:
    """One button, also answerable as a typed word or number.

    - `act`: the name of what it sets going besides moving on (`Feature.acts`).
    - `says`: the catalogue has a text `<ask>-<choice>` that answers this choice before the story goes on.
    - `heard`: a family of acknowledgements; one of it is said when this was chosen.
    - `comes_back`: what it sets going comes back as an event of its own (a code, a word that it is done), and that
      brings the next question.
    """

    id: str
    then: Then = Then.ON
    act: str | None = None
    says: bool = False
    comes_back: bool = False
    heard: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A kind of release: how long it is held, and whether it is sealed until an instant of its own.

    `hold` is real time between the author's tap and the moment the words are the partner's; until then they
    can be taken back without a trace. A release with a `seal` (`Feature.seals`) shows at the instant that this names,
    said in its preview, instead. `read_by`: how this kind is read, where no ask goes through the list `theirs:` of it.
    `headed`: each part stands under a heading of the catalogue (`heading-<ask>`).
    `careful`: "has anything changed about feeling safe?" comes before it, at most once a day.
    `always`: no safety stop withholds it. `refusals`: answers of its parts that no safety stop withholds.
    `meanwhile`: forms that are offered while it is held. `heavy`: its author is asked nothing more after it that day.
    `knock`: the kind of thing that a knock for it names.
    """

    id: str
    hold: timedelta
    seal: str | None = None
    read_by: str | None = None
    headed: bool = False
    careful: bool = False
    always: bool = False
    refusals: tuple[str, ...] = ()
    heavy: bool = False
    meanwhile: tuple[str, ...] = ()
    knock: str = "words"

    @property
    def sealed(self) -> bool:
        return self.seal is not None


@dataclass(frozen=True, slots=True)
class Ask:
    """One question, in the place where it stands in the story.

    - `role`: only the partner with this role is asked.
    - `when`: names of gates that must all hold (`Feature.gates`); `!name` means not, `ask=choice` that this ask was
      answered so, `ripe:name` that a timer has come (where the ask is about something, the timer of that thing).
    - `each`: the name of a list; the ask is asked once for each thing in it. None: once. `theirs:letter` is what the
      partner released of a kind, `opened:understand.read` those things of another ask's list that it opened.
    - `again`: a list of earlier answers that may be given anew. Nobody is asked: `status` and `more` offer it.
    - `parts`: for SHARE, the asks whose answers are previewed and released together.
    - `optional`: it can be skipped with a tap.
    - `most`: the longest answer in characters.
    - `act`: set going when the ask is answered (`Feature.acts`); `rereads`: and again when the answer is corrected.
    - `stores`: a field of the room that a LINE is kept in, instead of a draft.
    - `opener`: of an OPEN ask, what shows the thing (`Feature.openers`), where that is more than its words.
    - `told_as`: its text comes in these forms (`<ask>-<form>`), and the opener chooses.
    - `can_go_back`: `back` leads behind it although it set something going.
    - `until`: a timer; who leaves this ask for later is asked again when it comes.
    - `tells_role`: before there is any breach, its answer is the person's role.
    - `recurs`: a MOMENT that may also come again ("each Sunday").
    - `hour`: of a CHOICE, what a typed hour of the day sets going (`Feature.acts`), with `HH:MM` as its value; whether
      that answers the ask, it says by itself.
    - `shows`: asks whose private words its author reads again with this one, because they just asked for it.
    - `heard`: a family of acknowledgements (`Feature.acknowledged`); one of it is said when this was answered.
    - `after`: of an OPEN ask about something heavy, the text that is said after it. Then nothing is asked that day.
    - `unhurried`: it is about something heavy, and is not asked in the moment of that; it comes on another day.
    - `gently`: of an OPEN ask, what may hurt: before it is shown comes "is now a good time?".
    - `briefly`: after a choice that leads back to it, it is asked again in fewer words (`<ask>-again`).
    - `knock`: the kind of thing that a knock for it names (`knock-<kind>`), where that is not its release's or step's.
    """

    id: str
    kind: AskKind = AskKind.CHOICE
    choices: tuple[Choice, ...] = ()
    role: Role = Role.ANYONE
    when: tuple[str, ...] = ()
    each: str | None = None
    again: str | None = None
    release: Release | None = None
    parts: tuple[str, ...] = ()
    optional: bool = False
    most: int = 1000
    act: str | None = None
    hour: str | None = None
    rereads: bool = False
    stores: str | None = None
    opener: str | None = None
    told_as: tuple[str, ...] = ()
    can_go_back: bool = False
    until: str | None = None
    tells_role: bool = False
    shows: tuple[str, ...] = ()
    recurs: bool = False
    heard: str | None = None
    after: str | None = None
    unhurried: bool = False
    gently: bool = False
    briefly: bool = False
    knock: str | None = None

    @property
    def step(self) -> str:
        return self.id.split(".", 1)[0]

    @property
    def key(self) -> Key:
        """The key of its answer, where it is about nothing in particular."""
        return key(self.id)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the article: when it opens, the sentence it comes from, and its asks from top to bottom.

    `quotes`: what the partner released here is shown under the words of the thing it is about. `unnamed`: its name
    never comes to a screen by itself. `after_parting`: it is for oneself, and goes on when the two have parted.
    `knock`: the kind of thing that a knock for its own questions names. `counted`: it is one of those that `status`
    shows as the way.

    For a form: `offered` are the gates that must hold for a person to open it by hand (none: only the story opens
    it), `about` the list of things it can be about, `command` the command that opens it, `silent` that it ends
    without a word, `group` the group of `/more` in which it stands (`Story.groups`). `begun_by`: for a form that nobody
    opens by hand, what of the story does. `preface`: a text that is said when a choice opens it. `at_every_moment`:
    a time-out does not keep it away.
    """

    id: str
    track: TrackKind
    opens: str
    source: str
    asks: tuple[Ask, ...]
    offered: tuple[str, ...] = ()
    about: str | None = None
    command: str | None = None
    silent: bool = False
    group: str | None = None
    begun_by: str | None = None
    preface: str | None = None
    at_every_moment: bool = False
    quotes: bool = False
    unnamed: bool = False
    after_parting: bool = False
    knock: str = "yours"
    counted: bool = True

    @property
    def is_form(self) -> bool:
        return self.track is TrackKind.FORM
