"""discuss: questions and explanations, then promises that answer the damage done."""

from __future__ import annotations

from core.journey.discuss import gates
from core.journey.discuss.story import DISCUSS as STEP
from core.kernel.story import Feature

DISCUSS = Feature(name="discuss", steps=(STEP,), gates=gates.GATES, lists=gates.LISTS)
