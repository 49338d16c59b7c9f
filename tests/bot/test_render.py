"""Texts that are too long are broken where people would break them; what people write cannot disturb a screen."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
import regex
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from adapters.discord.written import length as on_discord
from bot.render import Piece, neutral, pack, split

LETTERS = st.characters(exclude_categories=["Cs"])
WRITTEN = st.lists(
    st.one_of(
        st.sampled_from(
            ["\n\n", "\n", ". ", " ", "\n \n", "  ", "word", "ein", "👍", "👩🏽", "ё", "שלום", "مرحبا", "é"]
        ),
        st.text(LETTERS, max_size=12),
    ),
    max_size=40,
).map("".join)
LIMITS = st.integers(min_value=8, max_value=60)
FAMILY = "👨‍👩‍👧‍👦"
GERMANY = "🇩🇪"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


# -- split -------------------------------------------------------------------------------------------------------


@given(WRITTEN, LIMITS)
@example("👍" * 40, 9)
@example("x" * 100, 8)
@example(" " * 100, 8)
@example("\n" * 100 + "x" * 20, 8)
@settings(max_examples=100, deadline=None)
def test_every_piece_is_within_the_limit(text: str, limit: int) -> None:
    assert all(units(piece) <= limit for piece in split(text, limit))


@given(WRITTEN, LIMITS)
@example("a\u2003\u2003b" * 20, 8)
@settings(max_examples=100, deadline=None)
def test_nothing_but_white_space_is_lost_and_the_order_stays(text: str, limit: int) -> None:
    assert bare("".join(split(text, limit))) == bare(text)


@given(WRITTEN, LIMITS)
@settings(max_examples=60, deadline=None)
def test_no_piece_of_a_text_is_empty(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert pieces
    assert not text.strip() or all(piece.strip() for piece in pieces)


@given(WRITTEN, LIMITS)
@settings(max_examples=60, deadline=None)
def test_no_surrogate_pair_is_torn(text: str, limit: int) -> None:
    for piece in split(text, limit):
        assert not any(unicodedata.category(one) == "Cs" for one in piece)
        assert piece.encode("utf-16-le").decode("utf-16-le") == piece


@given(st.lists(st.text("abc ,é👍", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_paragraphs_that_fit_are_never_broken(paragraphs: list[str]) -> None:
    """Each paragraph fills more than a quarter of a message, so that an end of one is always near enough."""
    whole = [paragraph.strip() + "x" * 20 for paragraph in paragraphs]
    for piece in split("\n\n".join(whole), 100):
        assert set(piece.split("\n\n")) <= set(whole)


@given(WRITTEN)
@settings(max_examples=100, deadline=None)
def test_a_text_that_fits_is_left_as_it_is(text: str) -> None:
    assert split(text, max(units(text), 1)) == [text]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two three.\n\nFour five", ["One. Two three.", "Four five"]),
        ("One two. Three\nfour five six", ["One two. Three", "four five six"]),
        ("One two three. Four five six", ["One two three.", "Four five six"]),
        ("One two three four five six", ["One two three four", "five six"]),
        ("x" * 25, ["x" * 20, "x" * 5]),
        ("👍" * 25, ["👍" * 10, "👍" * 10, "👍" * 5]),
        ("12345678901234567890", ["12345678901234567890"]),
    ],
)
def test_paragraphs_are_preferred_to_lines_to_sentences_to_words(text: str, pieces: list[str]) -> None:
    assert split(text, 20) == pieces


def test_a_first_word_alone_is_no_place_to_break() -> None:
    assert split("Oh\n\n" + "word " * 10, 40)[0].startswith("Oh\n\nword")


def test_a_very_long_letter_is_split_in_no_time() -> None:
    pieces = split(("A sentence of a letter. " * 30 + "\n\n") * 200, 4096)
    assert max(map(units, pieces)) <= 4096
    assert len(pieces) < 60


SIGNS = {
    "a family": FAMILY,
    "a flag": GERMANY,
    "a flag of tags": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "a rainbow": "🏳️‍🌈",
    "a colour of skin": "👍🏽",
    "a keycap": "1️⃣",
    "a letter with marks": "Z\u0351\u036b\u0343",
    "a blank with a mark": " \u0301",
    "Devanagari, joined": "क्षि",
    "a vowel sign of Tamil": "நி",
    "a vowel sign of Thai": "กำ",
    "a tone of Thai": "ที่",
    "Korean in parts": "\u1112\u1161\u11ab",
}
SIGN = regex.compile(r"\X")
IN_SIGNS = st.lists(
    st.one_of(st.sampled_from(list(SIGNS.values())), st.sampled_from(["\n\n", ". ", " ", "word"]), st.text(LETTERS)),
    max_size=30,
).map("".join)


def signs(*texts: str) -> list[str]:
    """What is seen as one sign each, but for white space."""
    return [sign for text in texts for sign in SIGN.findall(text) if not sign.isspace()]


@pytest.mark.parametrize("sign", SIGNS.values(), ids=list(SIGNS))
@pytest.mark.parametrize("more", range(7))
def test_what_is_seen_as_one_sign_is_not_torn(sign: str, more: int) -> None:
    """Once a bug: a text without white space is cut between code points, or by rules of our own that knew neither
    keycaps nor the vowel signs of India and Thailand."""
    pieces = split("x" + sign * 60, 8 * units(sign) + more)
    assert all(piece.removeprefix("x").replace(sign, "") == "" for piece in pieces)
    assert "".join(pieces) == "x" + sign * 60


@given(IN_SIGNS, st.integers(min_value=24, max_value=80), st.sampled_from([units, on_discord]))
@example("one  two " + " \u0301" * 30, 24, units)
@example("no.\u0308 " * 3 + "one. \u0308two three four", 24, units)
@settings(max_examples=300, deadline=None)
def test_every_text_is_split_between_its_signs_and_within_the_limit(
    text: str, limit: int, length: Callable[[str], int]
) -> None:
    assume(all(length(sign) <= limit for sign in signs(text)))
    pieces = split(text, limit, length)
    assert all(length(piece) <= limit for piece in pieces)
    assert signs(*pieces) == signs(text)


@given(st.sampled_from("aक👍\u0301"), st.integers(20, 200), st.text("\u0301\u0302\U0001f3fd", max_size=8), LIMITS)
@settings(max_examples=100, deadline=None)
def test_a_sign_that_is_longer_than_a_piece_arrives_whole_in_several(
    letter: str, marks: int, after: str, limit: int
) -> None:
    text = "before" + letter + "\u0300" * marks + after
    pieces = split(text, limit)
    assert "".join(pieces) == text
    assert all(units(piece) <= limit for piece in pieces)
    assert not any(unicodedata.category(one) == "Cs" for piece in pieces for one in piece)


@pytest.mark.parametrize("sign", ["\u0301", GERMANY, FAMILY, "नि", " \u0301", "\n"])
def test_a_letter_of_signs_alone_is_split_in_no_time(sign: str) -> None:
    began = time.perf_counter()
    split("x" + sign * 40_000, 4096)
    assert time.perf_counter() - began < 3


# -- pack --------------------------------------------------------------------------------------------------------


PIECES = st.lists(
    st.builds(Piece, WRITTEN.filter(lambda text: bool(text.strip())), quoted=st.booleans(), tight=st.booleans()),
    min_size=1,
    max_size=8,
)


@given(PIECES, LIMITS)
@settings(max_examples=60, deadline=None)
def test_packed_messages_are_within_the_limit_and_hold_everything(pieces: list[Piece], limit: int) -> None:
    packed = pack(pieces, limit)
    assert all(0 < units(text) <= limit for text, _ in packed)
    assert bare("".join(text for text, _ in packed)) == bare("".join(piece.text for piece in pieces))


@given(PIECES, LIMITS)
@settings(max_examples=60, deadline=None)
def test_the_spans_cover_what_is_quoted_and_nothing_else(pieces: list[Piece], limit: int) -> None:
    quoted, plain = "", ""
    for text, spans in pack(pieces, limit):
        wire, end = text.encode("utf-16-le"), 0
        for start, length in spans:
            assert start >= end
            plain += wire[2 * end : 2 * start].decode("utf-16-le")
            quoted += wire[2 * start : 2 * (start + length)].decode("utf-16-le")
            end = start + length
        plain += wire[2 * end :].decode("utf-16-le")
    assert bare(quoted) == bare("".join(piece.text for piece in pieces if piece.quoted))
    assert bare(plain) == bare("".join(piece.text for piece in pieces if not piece.quoted))


# -- neutral -----------------------------------------------------------------------------------------------------


TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # Bidi_Control of Unicode
NORMAL = (
    "Dear Ana,\n\n\tI am sorry — truly. “Yes” & <b>no</b> *stars* _lines_ 100 %\n",
    "שלום עליכם! 12 מרץ",
    "مرحبًا، كيف حالك؟ ١٢٣",
    "नमस्ते क्‍ष می‌خواهم",  # joiners that change letters
    f"{FAMILY}{GERMANY}👍🏽❤️1️⃣ 🏳️‍🌈",
    "Zürich, naïve, Ångström, e\u0301, 北京, ありがとう, 한국어",
)


@pytest.mark.parametrize("text", NORMAL)
def test_what_people_write_is_kept(text: str) -> None:
    assert neutral(text) == text


@given(st.text(LETTERS))
@settings(max_examples=100, deadline=None)
def test_control_characters_are_gone(text: str) -> None:
    assert not [one for one in neutral(text) if unicodedata.category(one) == "Cc" and one not in "\n\t"]


@given(st.text(st.one_of(LETTERS, st.sampled_from(TURNS.replace("\u061c", "")))))
@settings(max_examples=100, deadline=None)
def test_marks_that_turn_the_direction_are_gone(text: str) -> None:
    assert not set(neutral(text)) & set(TURNS.replace("\u061c", ""))


def test_the_arabic_letter_mark_is_gone_like_the_other_marks_of_direction() -> None:
    """Once a bug: U+061C is a Bidi_Control like U+200E and U+200F, and is kept."""
    assert neutral("a\u061cb") == "ab"


@given(st.text(LETTERS))
@settings(max_examples=100, deadline=None)
def test_only_the_unseen_is_taken_away_and_once_is_enough(text: str) -> None:
    kept = neutral(text)
    assert neutral(kept) == kept
    assert [one for one in text if one in kept or unicodedata.category(one) not in {"Cc", "Cf"}] == list(kept)


def test_half_a_sign_does_not_stop_a_message() -> None:
    """Once a bug: half a surrogate pair (a browser can cut a text so) stays, and measuring the text raises for ever."""
    text = neutral("hello \ud83d")
    assert split(text, 4096)[0].startswith("hello")
