"""`kintsugi`, and `python -m bot`: serves the platforms whose tokens are set, or opens the playground.

`python -m bot draw` writes the story as a page to the standard output.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine

import structlog

from bot import logs, settings
from bot.settings import Settings
from core.errors import BadSettings

log = structlog.get_logger("main")


def main() -> None:
    """Run until told to stop. Exit code 0 after a clean stop, 2 for settings that cannot be used."""
    if sys.argv[1:] == ["draw"]:
        sys.stdout.write(drawn())
        return
    try:
        found = settings.load()
        logs.set_up(found.log_level)
        asyncio.run(_run(found))
    except BadSettings as fault:
        print(f"kintsugi: {fault}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        return


def drawn() -> str:
    """The story as a page, in the words of the English catalogue."""
    from adapters.texts.catalogue import Catalogue
    from core.journey import STORY
    from core.kernel.draw import page

    texts = Catalogue()
    shown: dict[str, object] = {"partner": "your partner", "name": "you", "role": "unknown", "whose": "mine"}

    def words(id: str) -> str:
        try:
            return texts.text("en", id, shown)
        except KeyError:  # a text that lives on what it is about, such as how a promise ended
            return ""

    return page(STORY, words)


async def _run(found: Settings) -> None:
    from adapters.store.opening import locked

    if found.clock_file is not None:
        log.warning("THE CLOCK CAN BE MOVED by KINTSUGI_CLOCK_FILE: for trying out only, never with real people")
    os.umask(0o077)  # what is made from here on is for this user alone
    with locked(found.data_dir):
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        served = found.telegram_token is not None or found.discord_token is not None
        await (_platforms(found, stop) if served else _playground(found, stop))


async def _platforms(found: Settings, stop: asyncio.Event) -> None:
    """Serve the platforms whose tokens are set, each on its own; the companion behind them is one."""
    from bot.supervise import serve
    from bot.wiring import accepted, build, discord, telegram

    makers = [maker for token, maker in ((found.telegram_token, telegram), (found.discord_token, discord)) if token]
    made = await accepted([maker(found) for maker in makers])
    house = build(found, {platform.channel.platform: platform.channel for platform in made}, found.clock_file)
    _say_key(house.key_was_made, found)
    running = await house.open()
    try:
        platforms = [platform.supervised(house) for platform in made]
        await _until(stop, serve(platforms, house.companion.handler.counters), running)
    finally:
        await house.close(running)
        for platform in made:
            await platform.close()


async def _until(stop: asyncio.Event, work: Coroutine[None, None, object], *beside: asyncio.Task[None]) -> None:
    """Run until done or told to stop, or until a task beside it ends, which none should; what the work raises comes
    through."""
    task: asyncio.Task[object] = asyncio.create_task(work)
    told = asyncio.create_task(stop.wait())
    await asyncio.wait({task, told, *beside}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if not task.done():
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    else:
        task.result()


async def _playground(found: Settings, stop: asyncio.Event) -> None:
    from adapters.local.phones import LocalChannel
    from adapters.local.server import Playground
    from bot.wiring import build

    clock_file = found.clock_file or found.data_dir / "playground-clock"
    channel = LocalChannel()
    playground = Playground(found.playground_port, channel, clock_file)
    await playground.claim()
    house = build(found, {"local": channel}, clock_file)
    _say_key(house.key_was_made, found)
    await playground.open(house.companion)
    running = await house.open()
    try:
        print(f"The playground is open: http://127.0.0.1:{found.playground_port}", flush=True)
        await _until(stop, asyncio.Event().wait(), running)
    finally:
        await playground.close()
        await house.close(running)


def _say_key(made: bool, found: Settings) -> None:
    if made:
        log.warning(f"A NEW KEY FILE WAS MADE: {found.key} - BACK IT UP, without it nothing stored can be read")


if __name__ == "__main__":
    main()
