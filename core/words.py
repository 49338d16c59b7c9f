"""What a story is made of: steps, asks and choices. Data only; `core/story.py` is written in these words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


class Role(StrEnum):
    """Whom an ask is for, within one breach."""

    ANYONE = "anyone"
    HURT = "hurt"
    RESPONSIBLE = "responsible"


class Track(StrEnum):
    """Whose line of the story a step belongs to: the couple's, one breach's, or a form opened for a moment."""

    COUPLE = "couple"
    BREACH = "breach"
    FORM = "form"


class Kind(StrEnum):
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


class Act(StrEnum):
    """What a choice, or a finished ask, sets going besides moving on."""

    TAKE_SIDE = "take_side"
    INVITE = "invite"
    CONSENT = "consent"
    PAIR = "pair"
    REFUSE = "refuse"
    REFLECT_ONE_DAY = "reflect_one_day"
    REFLECT_THREE_DAYS = "reflect_three_days"
    REFLECT_MORE = "reflect_more"
    SLEEP_ON_IT = "sleep_on_it"
    MAKE_PROMISE = "make_promise"
    SMALLER = "smaller"
    RHYTHM = "rhythm"
    SAFE_TODAY = "safe_today"
    SAFETY = "safety"
    SAFETY_ANSWER = "safety_answer"
    SAFETY_DONE = "safety_done"
    LOOK_AGAIN = "look_again"
    TIME_OUT = "time_out"
    LEAVE = "leave"
    ERASE = "erase"
    COME_BACK = "come_back"
    BEGIN = "begin"
    ENOUGH = "enough"
    TONIGHT = "tonight"
    NOW_AGAIN = "now_again"
    PARK_THOUGHT = "park_thought"
    UNPARK = "unpark"
    FOLLOW_UP = "follow_up"
    FIRST_DAYS = "first_days"
    OWN_RHYTHM = "own_rhythm"
    KEEP_PAGE = "keep_page"
    PUT_AWAY = "put_away"
    OWN_PROMISE = "own_promise"
    OWN_ENDED = "own_ended"
    OWN_CLEAR = "own_clear"
    GO_QUIET = "go_quiet"
    HELP_ENDING = "help_ending"
    HELP_TELLING = "help_telling"
    SCORE = "score"
    BRING = "bring"
    SHOW_TOPICS = "show_topics"
    SNAPSHOT = "snapshot"
    KEEP_DATE = "keep_date"
    FORGET_DATES = "forget_dates"
    FEWER = "fewer"
    NO_RHYTHM = "no_rhythm"
    NEW_ZONE = "new_zone"
    NEW_NAME = "new_name"
    NEW_NIGHT = "new_night"
    REMINDERS = "reminders"
    CHECK_PROMISE = "check_promise"
    CHECK_CHANGE = "check_change"
    WRITE_ANEW = "write_anew"
    REVISE = "revise"
    NEXT_PROMISE = "next_promise"
    COMES_AGAIN = "comes_again"
    MAKE_LINK = "make_link"
    LINK_YES = "link_yes"
    LINK_NO = "link_no"
    UNLINK = "unlink"
    WRITE_FIRST = "write_first"


@dataclass(frozen=True, slots=True)
class Choice:
    """One button, also answerable as a typed word or number.

    `says`: the catalogue has a text `<ask>-<choice>` that answers this choice before the story goes on.
    """

    id: str
    then: Then = Then.ON
    act: Act | None = None
    says: bool = False


@dataclass(frozen=True, slots=True)
class Release:
    """A kind of release: how long it is held, and whether it is sealed until an instant of its own.

    `hold` is real time between the author's tap and the moment the words are the partner's; until then they
    can be taken back without a trace. A sealed release shows at the instant named in its preview instead.
    `headed`: each part stands under a heading of the catalogue (`heading-<ask>`).
    `careful`: "has anything changed about feeling safe?" comes before it, at most once a day.
    `always`: no safety stop withholds it. `refusals`: answers of its parts that no safety stop withholds.
    """

    id: str
    hold: timedelta
    sealed: bool = False
    headed: bool = False
    careful: bool = False
    always: bool = False
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One question, in the place where it stands in the story.

    - `role`: only the partner with this role is asked.
    - `when`: names of gates that must all hold (`core/gates`); `!name` means not, `ask=choice` means that
      this ask was answered so, `ripe:name` that a timer has come.
    - `each`: the name of a list in the view; the ask is put once for each thing in it. None: once.
    - `again`: a list of earlier answers that may be given anew. Nobody is asked: `status` brings it up.
    - `parts`: for SHARE, the asks whose answers are previewed and released together.
    - `optional`: it can be skipped with a tap.
    - `most`: the longest answer in characters.
    - `act`: set going when the ask is answered.
    - `recurs`: a MOMENT that may also come again ("each Sunday").
    - `shows`: asks whose private words its author reads again with this one, because they just asked for it.
    """

    id: str
    kind: Kind = Kind.CHOICE
    choices: tuple[Choice, ...] = ()
    role: Role = Role.ANYONE
    when: tuple[str, ...] = ()
    each: str | None = None
    again: str | None = None
    release: Release | None = None
    parts: tuple[str, ...] = ()
    optional: bool = False
    most: int = 1000
    act: Act | None = None
    shows: tuple[str, ...] = ()
    recurs: bool = False

    @property
    def step(self) -> str:
        return self.id.split(".", 1)[0]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the article: when it opens, the sentence it comes from, and its asks from top to bottom.

    For a form: `offered` are the gates that must hold for a person to open it by hand (none: only the story opens
    it), `about` the list of things it can be about, `command` the command that opens it, `silent` that it ends
    without a word, `tucked` that it stands behind the second door of `/more`. `begun_by`: for a form that nobody
    opens by hand, what of the story does.
    """

    id: str
    track: Track
    opens: str
    source: str
    asks: tuple[Ask, ...]
    offered: tuple[str, ...] = ()
    about: str | None = None
    command: str | None = None
    silent: bool = False
    tucked: bool = False
    begun_by: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """All steps, and the short forms that can be opened beside them (a check-in, a promise)."""

    steps: tuple[Step, ...]
    forms: tuple[Step, ...]
    _places: dict[str, tuple[Ask, Step]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for step in (*self.steps, *self.forms):
            for ask in step.asks:
                self._places.setdefault(ask.id, (ask, step))

    def ask(self, id: str) -> Ask:
        """The ask of this id. Raises KeyError for an id the story does not have."""
        return self._places[id][0]

    def step_of(self, ask: Ask) -> Step:
        """The step or form an ask stands in."""
        return self._places[ask.id][1]

    def form(self, id: str) -> Step:
        """The form of this id. Raises KeyError for an id the story does not have."""
        for form in self.forms:
            if form.id == id:
                return form
        raise KeyError(id)
