"""One's own answers over time: the chart, with each change in words, and the snapshot that may be released."""

from __future__ import annotations

from core import forms, trust
from core.acts.timer import Doing
from core.desk import Desk
from core.effects import Button, Term
from core.state import Focus
from core.words import Act

SHOWN_AT_ONCE = 30  # the answers in a chart and in a snapshot
CHARTED = ("rely", "understood", "hope")
FIRST_CHARTED = ("sleep", "food", "over")
MONTHLY_CHARTED = ("predict", "depend", "faith")


def chart(desk: Desk) -> None:
    """One's own series, and each change in words. Only its owner sees it."""
    series = {name: found for name in _charted() if (found := desk.room.series.get(name))}
    if not series:
        desk.say("chart-none")
        return
    desk.say("chart")
    for name, found in series.items():
        shown = found[-SHOWN_AT_ONCE:]
        desk.say(
            "chart-line",
            after=f"chart-{trust.change(trust.numbers(found))}",
            item=Term(f"chart-{name.replace('.', '-')}"),
            numbers=" ".join(str(n) for n in trust.numbers(shown)),
            first=trust.days(shown)[0],
            last=trust.days(shown)[-1],
        )
    forms.lay_out(desk, "chart-after", _snapshot_button(desk))


def _charted() -> tuple[str, ...]:
    return tuple(f"checkin.{name}" for name in (*CHARTED, *FIRST_CHARTED)) + tuple(
        f"month.{name}" for name in MONTHLY_CHARTED
    )


def _snapshot_button(desk: Desk) -> tuple[Button, ...]:
    return (Button("snapshot", "menu-snapshot"),) if forms.offered(desk, desk.story.form("snapshot")) else ()


def _snapshot(desk: Desk, focus: Focus, value: str | None) -> None:
    """Freeze the series as it is now, so that what is confirmed is what was previewed."""
    found = desk.room.series.get(f"checkin.{value}", ())[-SHOWN_AT_ONCE:]
    if found:
        desk.pick(focus.track, "snapshot.what", " ".join((value or "", *found)))
    else:
        desk.say("snapshot-empty")


ACTS: dict[Act, Doing] = {Act.SNAPSHOT: _snapshot}
