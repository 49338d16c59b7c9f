"""Pages: short ones to read, offered once and always at hand; and one to write on, about what made it possible."""

from __future__ import annotations

from core.journey.pages import gates
from core.journey.pages.story import PAGES_FORM, POSSIBLE_FORM, TO_READ
from core.kernel.story import Feature

PAGES = Feature(name="pages", forms=(PAGES_FORM, *TO_READ, POSSIBLE_FORM), gates=gates.GATES)
