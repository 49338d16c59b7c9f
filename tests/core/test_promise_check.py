"""The promise check: what is control, what is too big, and what is an ordinary small promise."""

from __future__ import annotations

import pytest

from core.coach.promise import ENGLISH, SOFT, findings

FOUND = {
    "isolation": [
        "I will not see my friends any more",
        "You should not talk to your mother",
        "I will give up my friends",
        "I won’t call my sister",
    ],
    "money": ["I will give you my salary", "I will ask you before I spend anything", "I will quit my job"],
    "password": ["Give me your password", "You get the PIN of my phone", "You have my logins"],
    "phone": ["You may check my phone any time", "I will always show you my messages", "See all of my chats"],
    "location": ["I will share my live location", "I will share my location at all times", "I install a tracker"],
    "body": ["I will not wear short skirts", "I will stop eating sweets", "I will lose 5 kilos"],
    "sex": ["We will have sex twice a week", "I will sleep with you"],
    "children": ["You will not see the kids", "I will not visit my children", "You lose custody"],
    "silence": ["I will not tell anyone about this", "I will keep it a secret", "I will not bring it up"],
    "help": ["I will not go to a therapist", "You stop seeing the counsellor", "I won't call the police"],
    "staying": ["I will never leave you", "I will stay with you", "I won't move out"],
    "always": ["I will always be home", "I do it every single time"],
    "vague": ["I will try to listen", "I will be nicer"],
}

PLAIN = [
    "Be home by seven",
    "I tell you within a day of any contact with Mia",
    "I will not contact Mia",
    "I will not see her again",
    "I will end the contact with Sam",
    "You may see my messages on Friday evening for a week",
    "I will call before six when I am late",
    "I will go to the support group on Tuesday",
    "I will go to therapy on Monday",
    "I will wash your clothes",
    "I will send you a text when I leave work",
    "I will not drink on Friday",
    "I will sleep in the other room this week",
    "I will visit my parents with you on Sunday",
    "I will put the kids to bed on Monday",
    "I will tell you the balance of the account on the first",
    "I will not raise my voice tonight",
    "Go to the meeting on Thursday, and show you the card",
    "I will pin the list to the fridge",
    "I will delete the dating app",
    "",
]


def test_each_kind_has_its_examples() -> None:
    assert set(FOUND) == set(ENGLISH)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts])
def test_it_is_found_with_its_place(kind: str, text: str) -> None:
    first = findings(text)[0]
    assert first.kind == kind
    assert 0 <= first.start < first.end <= len(text)
    assert first.is_control == (kind not in SOFT)


@pytest.mark.parametrize("text", PLAIN)
def test_an_ordinary_promise_is_left_alone(text: str) -> None:
    assert findings(text) == ()


def test_control_comes_before_what_is_only_too_big() -> None:
    assert [found.kind for found in findings("I will always give you my password")] == ["password", "always"]


def test_a_language_without_patterns_finds_nothing_and_a_region_is_its_language() -> None:
    assert findings("I will always be home", "de") == ()
    assert findings("I will always be home", "en-GB")[0].kind == "always"
