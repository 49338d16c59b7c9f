"""A stand-in of Discord over real HTTP and WebSocket: direct messages, servers with channels and threads, buttons,
fields, commands, nonces, sessions, faults.

    async with FakeDiscord() as fake:
        ana = fake.user("ana")
        ...start the companion with KINTSUGI_DISCORD_API_URL=fake.url and the token fake.token...
        await ana.says("hello")
        await ana.sees("Hello.")
        await ana.taps("I was hurt")

        room = fake.server(ana, ben).channel(ana, ben)
        await room[ana].runs("group")

Requests are checked against the platform's own description, where a copy of it lies beside the checkout (spec.py); what
breaks it, or a limit, is answered with 400 and noted in `violations`.
"""

from __future__ import annotations

from tests.fakes.discord.people import Client, Person
from tests.fakes.discord.places import Place, Server, Shown
from tests.fakes.discord.platform import FakeDiscord
from tests.fakes.discord.rest import too_many

__all__ = ["Client", "FakeDiscord", "Person", "Place", "Server", "Shown", "too_many"]
