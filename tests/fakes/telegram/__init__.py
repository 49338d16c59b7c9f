"""A stand-in for Telegram's Bot API server, and for the people on its other side.

Real HTTP on a loopback port. The bot talks to it as it would to api.telegram.org; a test drives `Person` and `Group`
as people use their phones. Whatever the stand-in does not know fails loudly and is kept in `FakeTelegram.problems`.
It models no parse modes, no reply keyboards, no inline mode, no channels and no pushing to webhooks.
"""

from tests.fakes.telegram.groups import Group
from tests.fakes.telegram.people import Client, Person
from tests.fakes.telegram.server import Call, FakeTelegram
from tests.fakes.telegram.world import Button, Query, Shown

__all__ = ["Button", "Call", "Client", "FakeTelegram", "Group", "Person", "Query", "Shown"]
