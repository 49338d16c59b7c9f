"""What people type, read as moments, places and choices; and never misread where they only meant to write."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.texts.catalogue import Catalogue
from adapters.texts.places import find_zone
from adapters.times.when import WordsOfTime
from core.effects import Button, Day, Moment
from core.kernel.words import AskKind
from core.ports import Meant, Reading, Unread, When

NOW = datetime(2026, 3, 2, 17, 0, 5, tzinfo=UTC)  # a Monday, 18:00 in Berlin

# -- places ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("berlin, germany", "Europe/Berlin"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("I am in Berlin", "Europe/Berlin"),
        ("  BERLIN!  ", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("We live in Los Angeles.", "America/Los_Angeles"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Zürich", "Europe/Zurich"),
        ("Ho Chi Minh City", "Asia/Ho_Chi_Minh"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Port-au-Prince", "America/Port-au-Prince"),
        ("France", "Europe/Paris"),
        ("Nice, France", "Europe/Paris"),
        ("UTC", "UTC"),
    ],
)
def test_a_place_is_read_as_its_time_zone(said: str, zone: str) -> None:
    assert find_zone(said) == zone


@pytest.mark.parametrize(
    "said", ["", " ", "!!!", "1", "nowhere", "I do not know", "Narnia", "北京", "🙂", "USA", "Brazi", "LA"]
)
def test_a_place_that_is_not_known_reads_as_none(said: str) -> None:
    assert find_zone(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "We met in Kleinkummerfeld",
        "I work in a factory",
        "near the center",
        "north of Kleinkummerfeld",
        "I wake up in Kleinkummerfeld",
        "out West",
        "the east side",
        "somewhere central",
        "a universal place",
    ],
)
def test_an_ordinary_word_is_not_taken_for_a_place(said: str) -> None:
    """Once: names in the zone database that are no places (MET, Factory, Center, North, Wake, West, East, Central,
    Universal) are found in any sentence, though nothing is to be guessed."""
    assert find_zone(said) is None


@given(st.text())
@example("\x00")
@example("europe/" * 1000)
@settings(max_examples=150, deadline=None)
def test_no_text_makes_reading_a_place_raise_and_only_zones_come_out(text: str) -> None:
    found = find_zone(text)
    assert found is None or found in available_timezones()


def test_each_zone_of_europe_is_found_by_its_name() -> None:
    for zone in (zone for zone in available_timezones() if zone.startswith("Europe/")):
        assert find_zone(zone) == zone


# -- typed words for buttons -------------------------------------------------------------------------------------


YES_OR_CHANGE = (Button("yes", "label-yes"), Button("change", "label-change"))
DOOR = tuple(Button(one, f"welcome-door.{one}") for one in ("tonight", "hurt", "responsible", "together"))
ADULT = (Button("yes", "willing-hidden.yes"), Button("no", "willing-hidden.no"))
SCALE = (*(Button(str(n), f"number-{n}") for n in range(11)), Button("later", "label-later"))
SKIP, LATER = Button("skip", "label-skip"), Button("later", "label-later")
LETTER = (Button("done", "label-done"), Button("again", "label-start-again"))


def at(*numbers: int) -> When:
    return When(readings=(Meant(at=datetime(*numbers)),))  # type: ignore[arg-type]


def read(text: str, kind: AskKind | None, *buttons: Button) -> Reading:
    return Catalogue(WordsOfTime()).read("en", text, kind, buttons, NOW, "Europe/Berlin")


@pytest.mark.parametrize(
    ("said", "buttons", "choice"),
    [
        ("Yes", YES_OR_CHANGE, "yes"),
        ("yes", YES_OR_CHANGE, "yes"),
        (" YES! ", YES_OR_CHANGE, "yes"),
        ("no, change it", YES_OR_CHANGE, "change"),
        ("No,  change   it.", YES_OR_CHANGE, "change"),
        ("1", YES_OR_CHANGE, "yes"),
        ("2", YES_OR_CHANGE, "change"),
        ("I was hurt", DOOR, "hurt"),
        ("hurt", DOOR, "hurt"),
        ("4", DOOR, "together"),
        ("yes", ADULT, "yes"),
        ("yess", YES_OR_CHANGE, "yes"),
        ("no", ADULT, "no"),
        ("later", (*DOOR, LATER), "later"),
        ("not now", (*DOOR, LATER), "later"),
        ("back", DOOR, "back"),
        ("Go back", DOOR, "back"),
    ],
)
def test_typed_words_choose_a_button(said: str, buttons: tuple[Button, ...], choice: str) -> None:
    assert read(said, AskKind.CHOICE, *buttons) == Reading(choice=choice)


@pytest.mark.parametrize(
    "said", ["", " ", ".", "!", "0", "3", "-1", "1.5", "²", "yes and no", "yesterday", "later", "🙂"]
)
def test_what_fits_no_button_chooses_none(said: str) -> None:
    assert read(said, AskKind.CHOICE, *YES_OR_CHANGE) == Reading()


@pytest.mark.parametrize("n", range(11))
def test_a_number_on_a_scale_is_itself_and_not_the_place_of_a_button(n: int) -> None:
    assert read(str(n), AskKind.SCALE, *SCALE) == Reading(choice=str(n))
    assert read(f" {n}. ", AskKind.SCALE, *SCALE) == Reading(choice=str(n))


@pytest.mark.parametrize("said", ["11", "12", "-1", "5.5", "007", "five or six", "11/10", "7/8", ""])
def test_a_number_off_the_scale_is_none(said: str) -> None:
    assert read(said, AskKind.SCALE, *SCALE) == Reading()


@pytest.mark.parametrize(
    "kind", [AskKind.LINE, AskKind.PLACE, AskKind.MOMENT, AskKind.LETTER, AskKind.SCALE, AskKind.CHOICE]
)
def test_skip_is_understood_wherever_it_is_offered(kind: AskKind) -> None:
    assert read("skip", kind, SKIP).choice == "skip"
    assert read("Skip.", kind, SKIP).choice == "skip"


@pytest.mark.parametrize("kind", [AskKind.LINE, AskKind.PLACE, AskKind.MOMENT])
@pytest.mark.parametrize("said", ["1", "2", "done", "again", "yes"])
def test_a_line_is_not_read_as_the_number_or_the_name_of_a_button(kind: AskKind, said: str) -> None:
    assert read(said, kind, LATER, *LETTER).choice is None


@pytest.mark.parametrize(
    ("said", "choice"),
    [("That is all", "done"), ("that is all.", "done"), ("THAT IS ALL!", "done"), ("start again", "again")],
)
def test_a_letter_is_ended_by_the_exact_words_of_its_button(said: str, choice: str) -> None:
    assert read(said, AskKind.LETTER, *LETTER) == Reading(choice=choice)


@pytest.mark.parametrize(
    "said",
    [
        *("1", "2", "10", "yes", "no", "back", "go back", "later", "not now", "done", "again", "skip", "/back"),
        *("That is all I have to say", "I wish that is all", "That is all, and it hurts", "We start again"),
        *("Berlin", "tomorrow 18:00"),
    ],
)
def test_a_letter_is_never_misread(said: str) -> None:
    assert read(said, AskKind.LETTER, *LETTER) == Reading()


def test_where_nothing_is_asked_only_exact_labels_count() -> None:
    assert read("yes", None, *YES_OR_CHANGE) == Reading(choice="yes")
    for said in ("1", "back", "later", "change", "tomorrow", "Berlin"):
        assert read(said, None, *YES_OR_CHANGE) == Reading()


def test_a_place_and_a_moment_are_read_where_they_are_asked_for_and_nowhere_else() -> None:
    assert read("Berlin", AskKind.PLACE, LATER) == Reading(zone="Europe/Berlin")
    assert read("tomorrow 18:00", AskKind.MOMENT, LATER) == Reading(when=at(2026, 3, 3, 18))
    assert read("later", AskKind.PLACE, LATER) == read("not now", AskKind.MOMENT, LATER) == Reading(choice="later")
    for kind in (AskKind.CHOICE, AskKind.LINE, AskKind.SCALE, AskKind.OPEN, AskKind.SHARE):
        assert read("Berlin", kind, LATER) == read("tomorrow 18:00", kind, LATER) == Reading()


def test_a_moment_without_a_known_zone_is_read_in_utc() -> None:
    late = NOW.replace(hour=23, minute=30)  # tomorrow in Berlin
    found = Catalogue(WordsOfTime()).read("en", "tomorrow 18:00", AskKind.MOMENT, (), late, None)
    assert found.when == at(2026, 3, 3, 18)


ECHO = (Button("first", "label-moment", Moment(NOW, "Europe/Berlin")), Button("change", "label-neither"))


def test_an_echoed_moment_is_answered_by_its_number_its_words_or_another_moment() -> None:
    assert read("1", AskKind.MOMENT, *ECHO) == Reading(choice="first")
    assert read("the first", AskKind.MOMENT, *ECHO).choice is None
    assert read("Monday 2 March, 18:00", AskKind.MOMENT, *ECHO) == Reading(choice="first")
    assert read("neither, I write it again", AskKind.MOMENT, *ECHO) == Reading(choice="change")
    assert read("tomorrow 18:00", AskKind.MOMENT, *ECHO) == Reading(when=at(2026, 3, 3, 18))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("8pm", (2026, 3, 6, 20)),
        ("at 20:00 please", (2026, 3, 6, 20)),
        ("Friday 8pm", (2026, 3, 6, 20)),
        ("tomorrow 8pm", (2026, 3, 3, 20)),
        ("Saturday 8pm", (2026, 3, 7, 20)),
        ("in an hour", (2026, 3, 2, 19)),
    ],
)
def test_an_hour_alone_is_on_the_day_that_waits_for_one(said: str, meant: tuple[int, ...]) -> None:
    friday = date(2026, 3, 6)
    found = Catalogue(WordsOfTime()).read("en", said, AskKind.MOMENT, ECHO, NOW, "Europe/Berlin", friday)
    assert found.when is not None
    assert [one.at.replace(second=0) for one in found.when.readings] == [datetime(*meant)]  # type: ignore[arg-type]


def test_a_catalogue_that_only_tells_reads_no_time() -> None:
    assert Catalogue().read("en", "tomorrow", AskKind.MOMENT, (), NOW, None).when == When(unread=Unread.NO_TIME)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Moment(NOW, "Europe/Berlin"), "Monday 2 March, 18:00"),
        (Moment(NOW, "Europe/Berlin", year=True), "Monday 2 March 2026, 18:00"),
        (Moment(NOW, "Asia/Tokyo"), "Tuesday 3 March, 02:00"),
        (Moment(NOW, "UTC"), "Monday 2 March, 17:00 UTC"),
    ],
)
def test_a_moment_is_told_in_full(moment: Moment, words: str) -> None:
    assert Catalogue().text("en", "moment", {"moment": moment}) == words
    assert Catalogue().label("en", Button("first", "label-moment", moment)) == words


@pytest.mark.parametrize("locale", ["de", "de-AT", "pt-BR", "xx", "", "../en", "EN", "en-GB"])
def test_any_language_tag_of_a_platform_finds_a_catalogue(locale: str) -> None:
    assert Catalogue().text(locale, "label-yes") == "Yes"
    assert Catalogue().read(locale, "yes", AskKind.CHOICE, YES_OR_CHANGE, NOW, None) == Reading(choice="yes")


@given(
    st.one_of(st.text(), st.sampled_from([*"0123456789", "Yes", "skip", "back", "later", "That is all", "²", "٣"])),
    st.sampled_from([None, *AskKind]),
    st.sampled_from([(), YES_OR_CHANGE, DOOR, ADULT, SCALE, LETTER, (SKIP,), (*LETTER, LATER)]),
)
@settings(max_examples=200, deadline=None)
def test_no_text_makes_reading_raise_and_only_buttons_that_are_there_are_chosen(
    text: str, kind: AskKind | None, buttons: tuple[Button, ...]
) -> None:
    found = read(text, kind, *buttons)
    assert found.choice in {None, "back", *(button.choice for button in buttons)}
    assert [found.choice, found.zone, found.when].count(None) >= 2


@given(st.text(min_size=1))
@settings(max_examples=150, deadline=None)
def test_no_letter_is_a_button_unless_it_says_exactly_its_words(text: str) -> None:
    bare = " ".join(text.split()).strip().rstrip(".!").casefold()
    assert read(text, AskKind.LETTER, *LETTER).choice is None or bare in {"that is all", "start again"}


# -- days ----------------------------------------------------------------------------------------------------------


def test_a_day_is_told_by_the_clock_of_its_zone_without_an_hour() -> None:
    late = datetime(2026, 3, 6, 23, 30, tzinfo=UTC)
    told = [Catalogue().text("en", "keep-report", {"when": Day(late, zone)}) for zone in ("UTC", "Europe/Berlin")]
    assert told[0].startswith("How did it go on Friday 6 March?")
    assert told[1].startswith("How did it go on Saturday 7 March?")


def test_a_button_names_the_day_it_is_about_where_it_is_about_one() -> None:
    labels = [Catalogue().label("en", Button("slip", "menu-slip", day)) for day in (Day(NOW, "Europe/Berlin"), None)]
    assert labels == ["I slipped on Monday 2 March, and I say so", "I slipped, and I say so"]


@pytest.mark.parametrize(
    ("when", "told"), [(Day(NOW, "UTC"), "I kept this promise of Monday 2 March."), ("none", "I kept this promise.")]
)
def test_a_choice_that_was_shared_names_the_day_where_it_is_known(when: object, told: str) -> None:
    assert Catalogue().text("en", "said-keep-report-kept", {"when": when}) == told
