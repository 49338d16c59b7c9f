"""The promise check: a text in, findings with their places out. Told to the author alone; never judges a person.

It looks for control (what no promise may ask for or give away) and for words too big to be kept. It is a list of
patterns, so it misses some and now and then points at something harmless; its texts leave room for that. Ending the
contact with an affair partner is no isolation, and openness that is narrow and has an end is possible.

A language is one entry of `PATTERNS`; one that is not there finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SOFT = frozenset({"always", "vague"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and where in the text: from `start` to before `end`."""

    kind: str
    start: int
    end: int

    @property
    def is_control(self) -> bool:
        return self.kind not in SOFT


NOT = r"\b(?:not|never|no longer|won't|don't|can't|cannot|stop|quit|give up|without|avoid|cut off)\b"
FEW = r"(?:\s+\w+){0,4}?\s+"  # a few words between
MEET = (
    r"(?:see(?:ing)?|meet(?:ing)?|(?:talk|speak)(?:ing)? (?:to|with)|call(?:ing)?|visit(?:ing)?|text(?:ing)?"
    r"|writ(?:e|ing) to|contact(?:ing)?|go(?:ing)? out with|be(?:ing)? with|have|having)"
)
PEOPLE = r"(?:friends?|family|mother|mum|mom|father|dad|sisters?|brothers?|parents|relatives|colleagues|siblings)"
OPEN_END = (
    r"(?:any ?time|at all times|always|whenever|every(?:thing| day| night| hour)?|all (?:of )?(?:my"
    r"|your|the)|24/7|day and night|unlimited|permanent(?:ly)?|live)"
)
DEVICE = r"(?:phone|messages|chats?|mails?|e-?mails?|texts|dms|call list|browser|laptop|tablet)"
PLACE = r"(?:location|gps|where (?:i am|you are|i'm))"
HELPERS = (
    r"(?:therapist|therapy|counsel(?:l?ing|l?or)|doctor|police|lawyer|help ?line|support group"
    r"|shelter|advice cent(?:re|er))"
)

ENGLISH: dict[str, tuple[str, ...]] = {
    "isolation": (
        rf"{NOT}{FEW}{MEET}{FEW}?(?:\s*){PEOPLE}\b",
        rf"{NOT}{FEW}(?:contact|touch|time)\s+with{FEW}{PEOPLE}\b",
        rf"\b(?:ask|permission)\b.{{0,30}}\bbefore\b.{{0,30}}\b{MEET}\b.{{0,30}}\b{PEOPLE}\b",
        rf"\b(?:give up|cut off|drop|leave)\s+(?:\w+\s+)?(?:\w+\s+)?{PEOPLE}\b",
        r"\b(?:not|never)\s+(?:go out|leave the house)\b",
    ),
    "money": (
        (
            r"\b(?:give|hand|hand over|transfer|send|pay)\b.{0,30}\b(?:salary|wages?|pay ?check|income"
            r"|pension|savings|bank card|credit card|all (?:of )?(?:my|your) money)\b"
        ),
        r"\b(?:ask|permission)\b.{0,30}\b(?:before|to)\b.{0,20}\b(?:spend|buy|pay)",
        rf"{NOT}{FEW}(?:work|have (?:a|my own|your own) (?:job|account|money))\b",
        r"\b(?:quit|give up|leave)\s+(?:my|your|the)\s+(?:job|work)\b",
    ),
    "password": (
        r"\bpass ?(?:words?|codes?|phrases?)\b",
        r"\b(?:my|your|the) pins?\b(?! ?board)|\bpin (?:code|number|of)\b",
        r"\blog-?ins?\b",
    ),
    "phone": (
        rf"\b{OPEN_END}\b.{{0,50}}\b{DEVICE}\b",
        (
            rf"\b(?:see|read|check|look|open|access|go through|search|show|unlock"
            rf"|hand)\b.{{0,40}}\b{DEVICE}\b.{{0,40}}\b{OPEN_END}"
        ),
    ),
    "location": (
        rf"\b{OPEN_END}\b.{{0,50}}\b{PLACE}\b",
        rf"\b{PLACE}\b.{{0,40}}\b{OPEN_END}",
        r"\b(?:track(?:er|ing)|find my (?:phone|iphone|device)|life ?360)\b",
    ),
    "body": (
        (
            r"\b(?:not|never|stop|no longer|only)\s+(?:\w+\s+){0,2}?(?:wear(?:ing)?|dress(?:ing)?"
            r"|put(?:ting)? on make-?up)\b"
        ),
        r"\b(?:what|how)\s+(?:i|you|to)\s*(?:wear|dress)\b",
        r"\b(?:not|never|stop)\s+(?:\w+\s+){0,2}?(?:eat(?:ing)?|sleep(?:ing)?)\b(?! (?:with|elsewhere|at|in))",
        r"\blose\s+(?:weight|\d+)|\b(?:go|be|stay) on a diet\b|\bgain weight\b",
    ),
    "sex": (
        (
            r"\b(?:have sex|sex with (?:you|me)|make love|sleep with (?:you|me)|intercourse"
            r"|intimate (?:with (?:you|me)|every))\b"
        ),
        r"\bsex\b(?! (?:with )?(?:any|some|other|another|outside|workers?))(?! therapy| therapist)",
    ),
    "children": (
        (
            rf"{NOT}{FEW}(?:see|visit|call|meet|access|custody)(?:\s+\w+){{0,3}}\s+(?:kids?|child(?:ren)?"
            rf"|sons?|daughters?)\b"
        ),
        r"\b(?:lose|give up|take away|keep)\b.{0,20}\b(?:custody|the kids|the children)\b(?:.{0,10}\bfrom\b)?",
        r"\bcustody\b",
    ),
    "silence": (
        (
            rf"{NOT}{FEW}(?:tell|talk|speak|say|mention)\b.{{0,30}}\b(?:anyone|anybody|any person|others"
            rf"|people|no ?body|a soul)\b"
        ),
        r"\b(?:keep (?:it |this )?(?:a )?secret|keep quiet|stay silent|tell (?:nobody|no one))\b",
        rf"{NOT}{FEW}(?:bring it up|mention (?:it|this)|ask about it)\b",
    ),
    "help": (rf"{NOT}{FEW}(?:{MEET}|go(?:ing)? to|ask(?:ing)?|get(?:ting)?|look(?:ing)? for)?.{{0,20}}\b{HELPERS}\b",),
    "staying": (
        r"\b(?:not|never|won't)\s+(?:\w+\s+){0,2}?leave (?:you|me|us)\b",
        r"\bstay (?:with (?:you|me)|married|together)\b",
        r"\b(?:not|never|won't)\s+(?:\w+\s+){0,2}?(?:divorce|separate|break up|move out)\b",
    ),
    "always": (r"\b(?:always|never|for ?ever|every (?:single )?time|from now on)\b",),
    "vague": (
        r"\b(?:try|attempt|do my best)\b",
        r"\bwork on (?:my|our|it|this|that|being)\b",
        r"\bbe (?:a )?(?:better|nicer|kinder|more)\b",
    ),
}

PATTERNS: dict[str, dict[str, tuple[re.Pattern[str], ...]]] = {
    "en": {kind: tuple(re.compile(one, re.IGNORECASE) for one in found) for kind, found in ENGLISH.items()}
}


def findings(text: str, locale: str = "en") -> tuple[Finding, ...]:
    """What was found, control before what is only too big, each kind at its first place."""
    plain = text.replace("’", "'")
    return tuple(_found(plain, PATTERNS.get(locale.split("-")[0] or "en", {})))


def _found(text: str, patterns: dict[str, tuple[re.Pattern[str], ...]]) -> Iterator[Finding]:
    for kind, ways in patterns.items():
        places = [place.span() for way in ways if (place := way.search(text))]
        if places:
            start, end = min(places)
            yield Finding(kind, start, end)
