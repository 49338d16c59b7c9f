"""The article, read top to bottom: every step in a file of its own, and every question in its place.

One more question is one line in its step and one text in the catalogue (CONTRIBUTING.md shows it). Ids are permanent:
they are in people's stored rooms. Nothing in here is a sentence that a person reads.
"""

from __future__ import annotations

from core.story.alone import ALONE, ALONE_FORMS
from core.story.apologise import APOLOGISE
from core.story.checkin import CHECK_IN_FORMS
from core.story.discuss import DISCUSS, PROMISE_FORM
from core.story.early import EARLY, EARLY_FORMS
from core.story.going_on import CONTINUE
from core.story.keep import KEEP, KEEP_FORMS
from core.story.linking import LINKING_FORMS
from core.story.long_way import LONG_WAY_FORMS
from core.story.now import NOW_FORMS
from core.story.safety import SAFETY_FORMS
from core.story.talk import TALK_FORMS
from core.story.understand import FACTS_FORM, UNDERSTAND
from core.story.welcome import WELCOME
from core.story.willing import CARD_FORM, TIME_FORM, WILLINGNESS
from core.words import Story

STEPS = (WELCOME, EARLY, WILLINGNESS, ALONE, UNDERSTAND, APOLOGISE, DISCUSS, KEEP, CONTINUE)
FORMS = (
    *EARLY_FORMS,
    FACTS_FORM,
    PROMISE_FORM,
    *KEEP_FORMS,
    *CHECK_IN_FORMS,
    *LINKING_FORMS,
    *TALK_FORMS,
    *LONG_WAY_FORMS,
    TIME_FORM,
    CARD_FORM,
    *NOW_FORMS,
    *ALONE_FORMS,
    *SAFETY_FORMS,
)

STORY = Story(steps=STEPS, forms=FORMS)
