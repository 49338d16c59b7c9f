"""What the private safety answers set going: a stop that looks like any quiet day, help, and looking again."""

from __future__ import annotations

from datetime import timedelta

from core.acts.timer import Doing
from core.desk import Desk
from core.effects import SetDue
from core.state import Focus
from core.words import Act

ONCE_A = timedelta(hours=20)  # "at most once a day" must not turn into "not today, a little too early"


def _safe_today(desk: Desk, focus: Focus, value: str | None) -> None:
    """The one question was put; it comes no more today."""
    desk.change(asked_safe=True)
    desk.do(SetDue("safe-day", desk.event.at + ONCE_A))


ACTS: dict[Act, Doing] = {Act.SAFE_TODAY: _safe_today}
