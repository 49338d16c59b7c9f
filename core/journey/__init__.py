"""The article, read top to bottom: its steps in their order, and every feature that brings something to them.

A feature is a folder here: its questions and forms as data (story.py), when they are open (gates.py), what answers set
going in a person's own room (acts.py), what releases mean in the shared one (record.py), and what it says of itself
(`Feature`, in its `__init__.py`). Ids are permanent: they are in people's stored rooms. Nothing here is a sentence that
a person reads.
"""

from __future__ import annotations

from core.journey.accounts import ACCOUNTS
from core.journey.alone import ALONE
from core.journey.anywhere import ANYWHERE
from core.journey.apologise import APOLOGISE
from core.journey.asking import ASKING
from core.journey.chart import CHART
from core.journey.checkins import CHECKINS
from core.journey.closing import CLOSING
from core.journey.common import Group
from core.journey.dates import DATES
from core.journey.discuss import DISCUSS
from core.journey.early import EARLY
from core.journey.group import GROUP
from core.journey.leaving import LEAVING
from core.journey.light import LIGHT
from core.journey.months import MONTHS
from core.journey.notes import NOTES
from core.journey.now import NOW
from core.journey.pages import PAGES
from core.journey.pause import PAUSE
from core.journey.promises import PROMISES
from core.journey.safety import SAFETY
from core.journey.settings import SETTINGS
from core.journey.talk import TALK
from core.journey.understand import UNDERSTAND
from core.journey.welcome import WELCOME
from core.journey.willing import WILLING
from core.kernel.story import compose

ARTICLE = ("welcome", "early", "willing", "alone", "understand", "apologise", "discuss", "keep", "continue")

# In the order in which their forms stand in `/more`.
FEATURES = (
    ANYWHERE,
    WELCOME,
    EARLY,
    UNDERSTAND,
    APOLOGISE,
    DISCUSS,
    PROMISES,
    LIGHT,
    CHECKINS,
    CHART,
    SETTINGS,
    ACCOUNTS,
    TALK,
    MONTHS,
    DATES,
    CLOSING,
    WILLING,
    NOW,
    ASKING,
    NOTES,
    ALONE,
    PAGES,
    SAFETY,
    PAUSE,
    LEAVING,
    GROUP,
)

STORY = compose(ARTICLE, *FEATURES, groups=Group)
