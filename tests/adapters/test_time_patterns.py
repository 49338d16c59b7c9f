"""The small matcher under the grammars of time: what its patterns find, and where a rule may begin."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.times.instants import Grammar
from adapters.times.language import language
from adapters.times.patterns import ANY, Pattern, Production
from adapters.times.recurring import Recurring
from adapters.times.tokens import normal, tokens

ENGLISH = language("en")


def grammar(said: str) -> Grammar:
    return Grammar(tokens(normal(said, ENGLISH), ENGLISH), datetime(2026, 11, 23, 10), ENGLISH)


@pytest.mark.parametrize(
    ("pattern", "said", "found"),
    [
        ("in number:NUMBER unit:UNIT", "in 3 days", {"number": 3, "unit": "day"}),
        ("in number:NUMBER unit:UNIT", "by 3 days", None),
        ("number:NUMBER.1-31", "32", None),
        ("number:NUMBER.1-31", "31 days", {"number": 31}),
        ("unit:UNIT.week,month", "weeks", {"unit": "week"}),
        ("unit:UNIT.week,month", "year", None),
        ("unit:UNIT~s", "days", {"unit": "day"}),
        ("unit:UNIT~s", "day", None),
        ("number:NUMBER~#", "three", None),
        ("the* day:DAY", "the the monday", {"day": 0}),
        ("the{0,1} day:DAY", "the the monday", None),
        ("day:DAY !of", "monday of", None),
        ("day:DAY =of", "monday of", {"day": 0}),
        ("day:DAY $", "monday of", None),
        ("( day:DAY / near:NEAR )", "tomorrow", {"near": 1}),
        ("( day:DAY / near:NEAR )? unit:UNIT", "week", {"unit": "week"}),
        ("day:DAY OTHER.&,/ DAY", "monday & tuesday", {"day": 0}),
        ("for <amount>", "for 2 weeks", {"amount": ((2, "week"),)}),
        ("for long<amount> day:DAY", "for 2 weeks on", None),
        ("from_now", "hence", {}),
    ],
)
def test_a_pattern_finds_what_it_names(pattern: str, said: str, found: dict[str, object] | None) -> None:
    got = Pattern(pattern).match(grammar(said), 0)
    assert (None if got is None else {name: got[name] for name in got.found}) == found


@pytest.mark.parametrize("pattern", ["the?", "( the / of* )", "!of", "NOKIND"])
def test_a_pattern_that_could_find_nothing_or_names_no_kind_is_refused(pattern: str) -> None:
    with pytest.raises(AssertionError):
        Pattern(pattern)


@pytest.mark.parametrize("reader", [Grammar, Recurring])
def test_every_rule_is_in_the_order_in_which_they_are_tried(reader: type[Grammar] | type[Recurring]) -> None:
    rules = {name for each in reader.__mro__ for name, rule in vars(each).items() if isinstance(rule, Production)}
    assert sorted(reader.RULES.split()) == sorted(rules)


@given(st.lists(st.sampled_from(sorted(ENGLISH.phrases)), min_size=1, max_size=5).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_no_rule_begins_with_a_token_under_which_it_is_not_looked_for(said: str) -> None:
    moments = grammar(said)
    for reader in (moments, Recurring(moments)):
        for name in reader.RULES.split():
            rule = vars(next(each for each in type(reader).__mro__ if name in vars(each)))[name]
            assert isinstance(rule, Production)
            for at, key in enumerate(reader.line.keys):
                found = any(each.steps[0][0].match(reader.line.text, reader.line.starts[at]) for each in rule.patterns)
                assert not found or rule.begins & {key, ANY}, (name, said, key)
