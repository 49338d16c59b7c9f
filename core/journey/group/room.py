"""The group: who pressed Join, whose it is, and whether the two are by themselves in it. Pure.

A group is nobody's until both partners of one couple pressed Join in it. From then on it carries released words, as
long as exactly the two and the companion are there: who else comes, or that one of them is gone, is answered with one
neutral line, and then with nothing until it is two again. What one partner does in private never arrives here; who has
left is still one of the two for the group, for what they left is no business of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.effects import GroupButton, Post
from core.state import Group, Member, Side

MOST_JOINING = 8
BOTH = tuple(side.value for side in Side)
NOT_AGAIN = timedelta(minutes=1)  # between two times that the group is asked to join
WORDS_AGAIN = timedelta(hours=1)  # between two times that it is told what the companion reads


@dataclass(frozen=True, slots=True)
class GroupMoved:
    """The group after an event, what it reads, what the one who acted is told alone, and what each partner hears in
    private (a kind of notice)."""

    group: Group
    posts: tuple[Post, ...] = ()
    answer: str = ""
    notice: str = ""
    began: bool = False


def asked(group: Group, at: datetime) -> GroupMoved:
    """The companion was brought here, or somebody asked for it: both are asked to join."""
    if group.couple is not None:
        return GroupMoved(group, answer="group-aside-joined")
    if group.asked_at is not None and at - group.asked_at < NOT_AGAIN:
        return GroupMoved(group, answer="group-aside-asked")
    buttons = (GroupButton("join", "group-label-join", BOTH),)
    post = Post(text="group-join", buttons=buttons, for_all=True)
    return GroupMoved(replace(group, asked_at=at), (post,), "group-aside-asked")


def joins(group: Group, couple: str | None, side: Side | None, user: str) -> GroupMoved:
    """Somebody pressed Join. It begins when both partners of a couple have."""
    if group.couple is not None:
        return GroupMoved(group, answer="group-aside-joined" if user in group.people.values() else "group-aside-others")
    if couple is None or side is None:
        return GroupMoved(group, answer="group-aside-alone-first")
    new = Member(couple=couple, side=side, user=user)
    joining = (*(m for m in group.joining if (m.couple, m.side) != (couple, side)), new)[-MOST_JOINING:]
    people = {member.side: member.user for member in joining if member.couple == couple}
    if len(people) < 2:
        return GroupMoved(replace(group, joining=joining), answer="group-aside-waits")
    begun = replace(group, couple=couple, people=people, joining=(), quiet=False)
    return GroupMoved(begun, (Post(text="group-begun", closes=0),), "group-aside-thanks", began=True)


def side_of(group: Group, user: str) -> Side | None:
    """Which of the two this is, or None for anybody else."""
    return next((side for side, other in group.people.items() if other == user), None)


def seen(group: Group, *, alone: bool) -> GroupMoved:
    """Somebody looked whether the two are by themselves."""
    if group.couple is None or alone is not group.quiet:
        return GroupMoved(group)
    if alone:
        return GroupMoved(replace(group, quiet=False), (Post(text="group-two-again"),))
    return GroupMoved(replace(group, quiet=True), (Post(text="group-not-two", for_all=True),), notice="group-not-two")


def spoken_to(group: Group, at: datetime) -> GroupMoved:
    """Somebody wrote to the companion what it cannot read here."""
    if group.couple is None:
        return asked(group, at)
    if group.quiet or (group.told_at is not None and at - group.told_at < WORDS_AGAIN):
        return GroupMoved(group)
    return GroupMoved(replace(group, told_at=at), (Post(text="group-words"),))


def users(group: Group) -> Iterable[str]:
    """The two, by their ids on the platform."""
    return group.people.values()
