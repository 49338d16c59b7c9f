"""What can go wrong, in three families.

A person's slip is no error here: it is an outcome with a kind reply. `OurFault` is a bug of ours and carries its
subject by id, never a person's words. `WorldFault` comes from outside and says whether trying again can help.
"""

from __future__ import annotations

from datetime import timedelta


class KintsugiError(Exception):
    """Base of everything this product raises on purpose."""


class OurFault(KintsugiError):
    """A rule of the house was broken by the house itself."""


class NotFound(OurFault, KeyError):
    """A document names something that it does not have."""


class Stale(OurFault):
    """A document was changed by somebody else since it was loaded: load again and step again."""


class WorldFault(KintsugiError):
    """The platform, the disk or the network said no."""


class TryLater(WorldFault):
    """Nothing was sent; sending again is safe after `wait`."""

    def __init__(self, wait: timedelta = timedelta(seconds=5)) -> None:
        super().__init__(f"try again in {wait.total_seconds():.0f} s")
        self.wait = wait


class TooMany(TryLater):
    """The platform asks for a slower pace: this chat after `wait`, and the bot as a whole where it says so
    (`everywhere`)."""

    def __init__(self, wait: timedelta = timedelta(seconds=5), *, everywhere: bool = False) -> None:
        super().__init__(wait)
        self.everywhere = everywhere


class Unclear(WorldFault):
    """It is not known whether the message arrived."""


class Unreachable(WorldFault):
    """This person cannot be written to until they write again. `account`: of two accounts, the one that is meant."""

    account: str | None = None


class Elsewhere(WorldFault):
    """The group has another address from now on. Nothing was sent; sending again, there, is safe."""

    def __init__(self, address: str) -> None:
        super().__init__("the group moved")
        self.address = address


class Refused(WorldFault):
    """The platform will never take this message; sending it again cannot help."""


class Unreadable(WorldFault):
    """A stored document is of a version this program does not know, or its key is missing."""


class BadSettings(KintsugiError):
    """A setting cannot be used. The text is one line that says what to do."""
