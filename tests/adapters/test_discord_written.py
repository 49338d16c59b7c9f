"""What a person writes is shown on Discord just as it is: never markup, a mention or somebody else speaking."""

from __future__ import annotations

import pytest
from discord.utils import remove_markdown
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.components import MOST_BUTTONS, field, view
from adapters.discord.written import length, plain, shown
from bot.render import Piece, pack

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


@pytest.mark.parametrize(
    "said",
    ["**not bold**", "_so_", "~~gone~~", "`code`", "||hidden||", "# loud", "- a list", "> a quote", "[a](https://b.c)"],
)
def test_markup_in_a_persons_words_is_shown_as_they_typed_it(said: str) -> None:
    assert plain(said) != said
    assert plain(said).replace("\\", "") == said


@pytest.mark.parametrize("said", ["<@123456>", "<#99>", "<:sign:1>", "<t:0:R>", "@everyone", "@here", "</now:1>"])
def test_nobody_is_mentioned_and_no_sign_is_made(said: str) -> None:
    assert plain(said).startswith("\\")


def test_a_persons_words_stand_in_a_quote_block_line_by_line() -> None:
    text = "Ben wrote:\n\nFirst line\nsecond *line*\n\nThat was all."
    start = text.index("First")
    quoted = shown(text, ((start, len("First line\nsecond *line*")),))
    assert quoted == "Ben wrote:\n\n> First line\n> second \\*line\\*\n\nThat was all."


@given(words=st.lists(TEXT.filter(str.strip), min_size=1, max_size=6))
def test_whatever_is_written_fits_into_messages_of_discord(words: list[str]) -> None:
    for text, quotes in pack([Piece(word, quoted=True) for word in words], 2000, length):
        made = shown(text, quotes)
        assert len(made.encode("utf-16-le")) // 2 <= 2000


@given(text=TEXT)
def test_a_text_never_becomes_longer_than_was_reckoned(text: str) -> None:
    whole = len(text.encode("utf-16-le")) // 2
    assert len(shown(text, ((0, whole),)).encode("utf-16-le")) // 2 <= length(text)


@given(text=TEXT)
def test_taking_the_markup_away_leaves_no_less_than_was_written(text: str) -> None:
    assert [c for c in remove_markdown(plain(text)) if c.isalnum()] == [c for c in text if c.isalnum()]


async def test_many_buttons_become_lists_and_none_is_lost() -> None:
    buttons = tuple((f"1/{n}", f"Choice {n}") for n in range(MOST_BUTTONS + 7))
    rows = view(buttons).to_components()
    assert [option["value"] for row in rows for each in row["components"] for option in each["options"]] == [
        data for data, _ in buttons
    ]
    few = view(buttons[:12], ("4", "Write here")).to_components()
    assert [len(row["components"]) for row in few] == [5, 5, 3]
    assert few[-1]["components"][-1]["custom_id"] == "write/4"


async def test_the_field_to_write_in_takes_four_thousand_characters() -> None:
    made = field("7", "Your words", "Only you and I see this").to_dict()
    assert made["custom_id"] == "write/7"
    assert "4000" in str(made)
