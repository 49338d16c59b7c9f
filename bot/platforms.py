"""The registry of platforms. One more is its folder in adapters, its line here, and its texts.

Nothing of a platform's library is loaded before it is made.
"""

from __future__ import annotations

from typing import Any

from adapters.discord.platform import DISCORD
from adapters.telegram.platform import TELEGRAM
from core.platforms import Platform

PLATFORMS: tuple[Platform[Any], ...] = (TELEGRAM, DISCORD)
