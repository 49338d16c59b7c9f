"""What must hold after any run, judged from outside: by the screens, the script and the rows, past the product's code.

`facts` reads the rows themselves, `differences` and `arrived` compare a run with faults with the same acts undisturbed,
and `sound` judges any run by what people did and what reached them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

from tests.simulation.couple import ZONE as ZONE_NAME
from tests.simulation.faults.disk import Disk
from tests.simulation.faults.platform import GROUP, Arrival
from tests.simulation.faults.world import TEXTS, Act, World

ZONE = ZoneInfo(ZONE_NAME)
MOMENTS = timedelta(hours=1)  # of the story
DELAYS = 900.0  # real seconds: a flood lasts for ten minutes
MAYBE = TEXTS.text("en", "maybe-not-arrived")
SHOW_AGAIN = TEXTS.text("en", "label-show-again")
Facts = dict[str, frozenset[tuple[object, ...]]]
Screen = tuple[str, tuple[str, ...]]


def facts(disk: Disk) -> Facts:
    """Everything that is stored and means something: rooms, words, answers, what waits and what is due."""
    vault = disk.look()

    def opened(owner: str, place: str, row: str, sealed: bytes) -> str:
        return vault.open(owner, place, row, sealed).decode()

    people = {id for (id,) in disk.query("SELECT id FROM person")}
    found: dict[str, Iterable[tuple[object, ...]]] = {
        "person": disk.query("SELECT id, reachable FROM person"),
        "group": [
            (g, c, opened(f"person:{g}", "group_room.document", g, d))
            for g, c, d in disk.query("SELECT id, couple, document FROM group_room")
        ],
        "account": disk.query("SELECT hash, person, platform FROM account"),
        "member": disk.query("SELECT person, couple, side FROM member"),
        "room": [
            (p, opened(f"person:{p}", "private_room.document", p, d))
            for p, d in disk.query("SELECT person, document FROM private_room")
        ],
        "shared": [
            (c, opened(f"couple:{c}", "shared_room.document", c, d))
            for c, d in disk.query("SELECT couple, document FROM shared_room")
        ],
        "words": [
            (o, r, opened(o, "words.body", r, b)) for o, r, b in disk.query("SELECT owner, ref, body FROM words")
        ],
        "note": [
            (i, p, opened(f"person:{p}", "note.body", i, b))
            for i, p, b in disk.query("SELECT id, person, body FROM note")
        ],
        "due": [
            (o, opened(o, "due.body", h, b), at, late)
            for o, h, b, at, late in disk.query("SELECT owner, hash, body, at, not_after FROM due")
        ],
        "inbox": disk.query("SELECT id, lane, state FROM inbox"),
        "outbox": disk.query("SELECT id, person, turn FROM outbox WHERE instr(id, '?') = 0"),
        "invitation": disk.query("SELECT hash, inviter, joiner, state FROM invitation"),
        "key": [(o,) for (o,) in disk.keys.execute("SELECT owner FROM key") if o.partition(":")[2] in people],
    }
    return {name: frozenset(rows) for name, rows in found.items()}


def seen(arrival: Arrival) -> Screen:
    return arrival.message.text, tuple(label for _, label in arrival.message.buttons)


def differences(calm: Facts, now: Facts) -> list[str]:
    """Where the rows are not those of the undisturbed run."""
    found = []
    for name, rows in calm.items():
        lost, new = rows - now[name], now[name] - rows
        if lost or new:
            found.append(f"{name}: lost {sorted(map(str, lost))[:4]}, new {sorted(map(str, new))[:4]}")
    return found


def released(act: Act, calm: list[Arrival]) -> frozenset[Screen]:
    """The words that a tap showed or that both released in the group: they never come twice by themselves."""
    opened = act[1:] in {("taps", "open"), ("taps", "read")}
    return frozenset(seen(a) for a in calm if a.message.protect and (opened or a.who == GROUP))


def arrived(
    calm: list[Arrival],
    now: list[Arrival],
    most: int,
    once: frozenset[Screen],
    *,
    unclear: bool = False,
    ordered: bool = True,
) -> list[str]:
    """What of the undisturbed run did not arrive, arrived too often (for each person `most` doubles; none of `once`),
    or in another order. `unclear`: released words may wait for a tap; in the group, where each has them in their own
    room too, they may be missing."""
    found: list[str] = []
    for who in sorted({a.who for a in (*calm, *now)}):
        wanted = [seen(a) for a in calm if a.who == who]
        got = [seen(a) for a in now if a.who == who and a.message.text != MAYBE]
        before, after = Counter(wanted), Counter(got)
        lost = [s for s in before if after[s] < before[s] and not ((unclear or who == GROUP) and s in once)]
        found += [f"lost for {who}: {s}" for s in lost]
        found += [f"new for {who}: {s}" for s in after if s not in before]
        found += [f"released words twice for {who}: {s}" for s in after if s in once and after[s] > before[s]]
        if ordered and [s for s in dict.fromkeys(wanted) if s in after] != list(dict.fromkeys(got)):
            found.append(f"another order for {who}: {[s[0][:30] for s in dict.fromkeys(got)]}")
        if (extra := sum((after - before).values())) > most:
            found.append(f"{extra} doubles for {who}, where {most} may be")
    return found


def sound(world: World, shown: list[Arrival]) -> list[str]:
    """What must hold whatever happened."""
    found: list[str] = []
    ask = world.disk.query
    found += [f"not handled: {row}" for row in ask("SELECT id FROM inbox WHERE state NOT IN ('done', 'parked')")]
    found += [f"not sent: {row}" for row in ask("SELECT id, state FROM outbox WHERE state IN ('new', 'sending')")]
    found += [f"overdue: {row}" for row in ask("SELECT owner, at FROM due WHERE at <= ?", world.now().timestamp())]
    found += _answered(world, shown)
    found += _after_leaving(world, shown)
    found += _at_night(world, shown)
    return found


def _answered(world: World, shown: list[Arrival]) -> list[str]:
    """Everybody who did something has heard something since."""
    return [
        f"no answer to {doing.who} {doing.does} {doing.what!r}"
        for doing in world.kept
        if doing.accepted is not None
        and doing.does != "there"
        and not any(a.who == doing.who and a.seconds >= doing.began for a in shown)
    ]


def _after_leaving(world: World, shown: list[Arrival]) -> list[str]:
    """Who has left hears the farewell, and nothing after it until they write again."""
    found = []
    for number, doing in enumerate(world.kept):
        if doing.what not in {"leave", "erase"} or doing.accepted is None:
            continue
        farewell = TEXTS.text("en", "left" if doing.what == "leave" else "erased")
        said = [a.seconds for a in shown if a.who == doing.who and a.message.text.startswith(farewell[:20])]
        later = [other.began for other in world.kept[number + 1 :] if other.who == doing.who]
        until = min(later, default=float("inf"))
        found += [
            f"{doing.who} has left and still hears: {a.message.text[:60]!r}"
            for a in shown
            if a.who == doing.who
            and min(said, default=float("inf")) < a.seconds < until
            and not a.message.text.startswith(farewell[:20])
        ]
    return found


def _at_night(world: World, shown: list[Arrival]) -> list[str]:
    """Between 22:00 and 8:00 local time comes only what answers an act of the person's own."""
    found = []
    for arrival in shown:
        local = arrival.at.astimezone(ZONE)
        if 8 <= local.hour < 22:
            continue
        own = [
            d
            for d in world.kept
            if (d.who == arrival.who or d.does == "there") and d.update is not None and d.began <= arrival.seconds
        ]
        if not any(arrival.at - d.at < MOMENTS or arrival.seconds - d.began < DELAYS for d in own):
            found.append(f"at night ({local:%H:%M}) for {arrival.who}: {arrival.message.text[:60]!r}")
    return found
