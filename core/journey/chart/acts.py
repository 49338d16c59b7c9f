"""One's own answers over time: the chart, with each change in words, and the snapshot that may be released."""

from __future__ import annotations

from core.effects import Button, Term
from core.journey.chart.story import SNAPSHOT_WHAT
from core.journey.checkins import trust
from core.kernel import forms
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.state import Focus
from core.values import EMPTY, Series, days, numbers, with_series

SHOWN_AT_ONCE = 30  # the answers in a chart and in a snapshot
CHARTED = ("rely", "understood", "hope")
FIRST_CHARTED = ("sleep", "food", "over")
MONTHLY_CHARTED = ("predict", "depend", "faith")


def chart(context: StepContext) -> None:
    """One's own series, and each change in words. Only its owner sees it."""
    series = {name: found for name in _charted() if (found := context.room.series.get(name))}
    if not series:
        context.say("chart-none")
        return
    context.say("chart")
    for name, found in series.items():
        shown = Series(found[-SHOWN_AT_ONCE:])
        context.say(
            "chart-line",
            after=f"chart-{trust.change(numbers(found))}",
            item=Term(f"chart-{name.replace('.', '-')}"),
            numbers=" ".join(str(n) for n in numbers(shown)),
            first=days(shown)[0],
            last=days(shown)[-1],
        )
    forms.lay_out(context, "chart-after", _snapshot_button(context))


def _charted() -> tuple[str, ...]:
    return tuple(f"checkin.{name}" for name in (*CHARTED, *FIRST_CHARTED)) + tuple(
        f"month.{name}" for name in MONTHLY_CHARTED
    )


def _snapshot_button(context: StepContext) -> tuple[Button, ...]:
    return (Button("snapshot", "menu-snapshot"),) if forms.offered(context, context.story.form("snapshot")) else ()


def _snapshot(context: StepContext, focus: Focus, value: str | None) -> None:
    """Freeze the series as it is now, so that what is confirmed is what was previewed."""
    found = context.room.series.get(f"checkin.{value}", EMPTY)[-SHOWN_AT_ONCE:]
    if found:
        context.pick(focus.track, SNAPSHOT_WHAT.key, with_series(value or "", Series(found)))
    else:
        context.say("snapshot-empty")


ACTS: dict[str, Doing] = {"snapshot": _snapshot}
