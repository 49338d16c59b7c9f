"""Two accounts of one person: linked after three days of notices, chosen where to write first, and taken off again.

Who holds somebody's phone for five minutes must not be able to read along from then on. So a second account is let in
only by a yes on the first one, after it was told there for three days; silence never is a yes.
"""

from __future__ import annotations

from core.journey.common import Group, form
from core.kernel.words import Ask, Choice

LINK_FORM = form(
    "link",
    source="Moving from one platform to the other keeps everything.",
    offered=("settled_in", "!linked"),
    command="link",
    group=Group.SETTINGS,
    silent=True,
    asks=(
        Ask(
            "link.code",
            choices=(Choice("make", act="make_link", comes_back=True), Choice("nothing")),
            when=("!linking", "!linked"),
        ),
        Ask(
            "link.wait",
            choices=(Choice("stop", act="link_no", says=True), Choice("wait")),
            when=("linking", "!link_ripe"),
        ),
        Ask(
            "link.yours",
            choices=(Choice("yes", act="link_yes", comes_back=True), Choice("no", act="link_no", says=True)),
            when=("linking", "link_ripe"),
        ),
    ),
)

HOME_FORM = form(
    "home",
    source="The person chooses where to be written to.",
    offered=("linked",),
    group=Group.SETTINGS,
    silent=True,
    asks=(
        Ask(
            "home.where",
            choices=(Choice("here", act="write_first", says=True), Choice("other", act="write_first", says=True)),
            when=("linked",),
        ),
    ),
)

UNLINK_FORM = form(
    "unlink",
    source="Either account can take one off, at once.",
    offered=("linked",),
    command="unlink",
    group=Group.SETTINGS,
    silent=True,
    asks=(
        Ask(
            "unlink.which",
            choices=(Choice("other", act="unlink"), Choice("here", act="unlink"), Choice("nothing", says=True)),
            when=("linked",),
        ),
    ),
)
